/** The bytes of a body, when it has come whole. */
import type { Readable } from 'node:stream';
import { GrowingBuffer } from './growing-buffer.js';
import { Pieces } from './pieces.js';
import { Problem } from './problems.js';

/** Throws Problem `command.too-large` as soon as it is longer than so many bytes, and reads no more of it. */
export function wholeOf(body: Readable, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const whole = new GrowingBuffer(most);
    const reading = new Pieces(body, {
      piece: (bytes) => {
        whole.add(bytes);
        if (whole.length <= most) return;
        reading.pause();
        reject(tooLarge(most));
      },
      end: (isHalf) => (isHalf ? reject(halfSent()) : resolve(whole.bytes)),
    });
    reading.resume();
  });
}

/** Nobody is there to hear it; nothing of ours has failed. */
function halfSent(): Problem {
  return new Problem('request.malformed', 'The body ended before it was whole.');
}

export function tooLarge(most: number): Problem {
  return new Problem('command.too-large', `The body is longer than ${most} bytes.`);
}
