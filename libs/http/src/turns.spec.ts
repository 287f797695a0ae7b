import { setImmediate as nothingIsDue } from 'node:timers/promises';
import { Turns } from './turns.js';

const onClaim = { stream: 'claim-c', names: ['outlet-o'] };
const onOutlet = { stream: 'outlet-o', names: [] };

describe('the turns of many lines', () => {
  it('once kept something of every line until the request was over', async () => {
    const turns = new Turns();
    const lines = Array.from({ length: 1000 }, () => turns.take(onClaim, () => Promise.resolve()));
    expect(turns.kept).toBe(3);
    await Promise.all(lines);
    await nothingIsDue();
    expect(turns.kept).toBe(0);
  });

  it('let no line pass one before it that names its stream', async () => {
    const turns = new Turns();
    const told: string[] = [];
    let end = (): void => undefined;
    const first = turns.take(onClaim, () => new Promise<void>((resolve) => (end = resolve)).then(() => tell('claim')));
    const second = turns.take(onOutlet, () => Promise.resolve(tell('outlet')));
    const tell = (line: string): void => void told.push(line);
    await turns.take({ stream: 'claim-d', names: [] }, () => Promise.resolve(tell('another')));
    end();
    await Promise.all([first, second]);
    expect(told).toEqual(['another', 'claim', 'outlet']);
  });

  it('go on behind a line that fails before it is posted', async () => {
    const turns = new Turns();
    const first = turns.take(onClaim, () => {
      throw new Error('nobody takes it');
    });
    const second = turns.take(onClaim, () => Promise.resolve('posted'));
    await expect(first).rejects.toThrow('nobody takes it');
    expect(await second).toBe('posted');
  });
});
