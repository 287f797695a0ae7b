import { Socket } from 'node:net';
import { nobodyAsks } from '../test/nobody-asks.js';
import { doOthersAsk, noteAsking } from './asking.js';

describe('who asks just now', () => {
  const [one, other] = [new Socket(), new Socket()];

  beforeAll(nobodyAsks);

  it('is nobody else while one alone does, however often: whoever is alone once waited for himself', () => {
    expect([doOthersAsk(one), doOthersAsk()]).toEqual([false, false]);
    noteAsking(one);
    noteAsking(one);
    expect([doOthersAsk(one), doOthersAsk(other), doOthersAsk()]).toEqual([false, true, true]);
  });

  it('is somebody else once another has asked, whoever asked last', () => {
    noteAsking(other);
    noteAsking(one);
    noteAsking(one);
    expect([doOthersAsk(one), doOthersAsk(other)]).toEqual([true, true]);
  });
});
