/** Opens a door to be measured, see `door.mjs`. */
import { fileURLToPath } from 'node:url';
import { startKept } from '../scripts/kept.mjs';
import { NODE_FLAGS } from './part.mjs';

const DOOR = fileURLToPath(new URL('door.mjs', import.meta.url));

/**
 * One that takes commands alone has the cores for itself: a projector makes the index, without which no door opens, and
 * ends. What the index does not have the door keeps, and no more of it than its bound: it cannot be loaded for long.
 */
export async function openDoor(task, { flags = NODE_FLAGS, within } = {}) {
  const started = (does, ready) => {
    const args = [...flags, DOOR, JSON.stringify({ ...task, does })];
    return startKept({ program: process.execPath, args, ready, within });
  };
  if (task.does === 'commands') await (await started('projector', /follows/)).stop();
  const { said, stop } = await started(task.does, /listens on (\S+)/);
  return { url: said[1], stop };
}
