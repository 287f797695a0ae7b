import { Admission } from './admission.js';

const BURST = 256;
const CROWD = 24;
const CALM_MS = 500;

describe('admission', () => {
  let now: number;
  let admission: Admission;
  let leave: (() => void)[];

  beforeEach(() => {
    now = 0;
    admission = new Admission({ burst: BURST, crowd: CROWD }, () => now);
    leave = [];
  });

  /** How many of so many are let in; they stay. */
  async function letIn(count: number): Promise<number> {
    const before = leave.length;
    const passes = Array.from({ length: count }, () =>
      admission.pass(() => new Promise<void>((over) => leave.push(over))),
    );
    const refused = Promise.allSettled(passes.slice(leave.length - before));
    for (const { status } of await refused) expect(status).toBe('rejected');
    return leave.length - before;
  }

  async function allLeave(): Promise<void> {
    for (const over of leave.splice(0)) over();
    await Promise.resolve();
    await Promise.resolve();
  }

  it('lets a burst in whole', async () => {
    expect(await letIn(BURST)).toBe(BURST);
    expect(await letIn(1)).toBe(0);
  });

  it('lets few in at once for as long as more come', async () => {
    await letIn(BURST + 1);
    await allLeave();
    expect(await letIn(BURST)).toBe(CROWD);
    now += CALM_MS - 1;
    await allLeave();
    expect(await letIn(BURST)).toBe(CROWD);
  });

  it('lets a burst in again once nobody has come in vain for a while', async () => {
    await letIn(BURST + 1);
    await allLeave();
    now += CALM_MS;
    expect(await letIn(BURST)).toBe(BURST);
  });

  it('counts whoever is told at the threshold that nobody is let in', async () => {
    await letIn(BURST);
    expect(admission.refusal()).toBe('More commands come than can be taken.');
    await allLeave();
    expect(await letIn(BURST)).toBe(CROWD);
  });

  it('has a place again after each, however it went', async () => {
    const fails = () => admission.pass(() => Promise.reject(new Error('no')));
    for (let n = 0; n <= BURST; n++) await expect(fails()).rejects.toThrow('no');
  });
});
