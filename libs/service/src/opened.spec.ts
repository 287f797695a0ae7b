import { Opened } from './opened.js';

describe('what was opened', () => {
  it('is closed to the last of it, from the last to the first, though one fails', async () => {
    const opened = new Opened();
    const closed: string[] = [];
    const close = (name: string, failure?: Error) => () => {
      closed.push(name);
      return failure ? Promise.reject(failure) : Promise.resolve();
    };
    opened.add(close('postgres'));
    opened.add(close('ledger', new Error('the second')));
    opened.add(close('door', new Error('the first')));
    await expect(opened.close()).rejects.toThrow('the first');
    expect(closed).toEqual(['door', 'ledger', 'postgres']);
  });

  it('is closed from beneath what hangs on it, if that takes too long', async () => {
    const opened = new Opened(1);
    let cut = (): void => undefined;
    opened.add(() => Promise.resolve(cut()));
    opened.add(() => new Promise<void>((resolve) => (cut = resolve)));
    await expect(opened.close()).resolves.toBeUndefined();
  });
});
