import { setImmediate as nothingIsDue } from 'node:timers/promises';
import { StreamOrder } from './stream-order.js';

const onClaim = { stream: 'claim-c', names: ['outlet-o'] };
const onOutlet = { stream: 'outlet-o', names: [] };

describe('the order of many lines', () => {
  it('once kept something of every line until the request was over', async () => {
    const order = new StreamOrder();
    const lines = Array.from({ length: 1000 }, () => order.take(onClaim, () => Promise.resolve()));
    expect(order.kept).toBe(3);
    await Promise.all(lines);
    await nothingIsDue();
    expect(order.kept).toBe(0);
  });

  it('lets no line pass one before it that names its stream', async () => {
    const order = new StreamOrder();
    const told: string[] = [];
    let end = (): void => undefined;
    const first = order.take(onClaim, () => new Promise<void>((resolve) => (end = resolve)).then(() => tell('claim')));
    const second = order.take(onOutlet, () => Promise.resolve(tell('outlet')));
    const tell = (line: string): void => void told.push(line);
    await order.take({ stream: 'claim-d', names: [] }, () => Promise.resolve(tell('another')));
    end();
    await Promise.all([first, second]);
    expect(told).toEqual(['another', 'claim', 'outlet']);
  });

  it('goes on behind a line that fails before it is posted', async () => {
    const order = new StreamOrder();
    const first = order.take(onClaim, () => {
      throw new Error('nobody takes it');
    });
    const second = order.take(onClaim, () => Promise.resolve('posted'));
    await expect(first).rejects.toThrow('nobody takes it');
    expect(await second).toBe('posted');
  });
});
