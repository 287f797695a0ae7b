import { inStreamName, streamName } from './stream-name.js';

describe("a stream's name", () => {
  it('is its category and its id', () => expect(streamName('claim', 'nk-troops')).toBe('claim-nk-troops'));

  it.each([
    ['claim-nk-troops', 'claim', 'nk-troops'],
    ['claim-claim-1', 'claim', 'claim-1'],
    ['report--', 'report', '-'],
    ['report-a\nb', 'report', 'a\nb'],
  ])('%j is the stream of the %s %j', (name, category, id) => expect(inStreamName(name)).toEqual({ category, id }));

  it.each(['', 'claim', '-claim', 'Claim-1', '1-claim'])('%j is none', (name) =>
    expect(inStreamName(name)).toEqual({ category: '', id: '' }),
  );
});
