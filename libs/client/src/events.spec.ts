import { array, assert, constantFrom, integer, property } from 'fast-check';
import { Events, type ServerSentEvent } from './events.js';

describe('server-sent events', () => {
  it.each([
    ['event: commit\nid: 0:1\ndata: {}\n\n', [{ event: 'commit', id: '0:1', data: '{}' }]],
    ['data: one\ndata: two\n\n', [{ event: 'message', data: 'one\ntwo' }]],
    ['data:one\r\rdata: two\r\n\r\n', [{ data: 'one' }, { data: 'two' }]],
    [': a comment\n\ndata\n\n', [{ data: '' }]],
    [
      'retry: 0\n\nid: 7\ndata: a\n\ndata: b\n\n',
      [
        { id: '7', data: 'a', retryMs: 0 },
        { id: '7', data: 'b' },
      ],
    ],
    ['retry: soon\nid: a\0b\ndata: a\n\n', [{ id: undefined, data: 'a', retryMs: undefined }]],
    ['data: a: b\n\ndata: it was cut o', [{ data: 'a: b' }]],
  ])('of %j', (text, events) => expect([...new Events().take(text)]).toMatchObject(events));

  it('are the same in whatever pieces they come', () => {
    const part = constantFrom(
      'data: x',
      'event: commit',
      'id: 0:1',
      'retry: 5',
      ':',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'data',
    );
    assert(
      property(array(part, { maxLength: 30 }), integer({ min: 1, max: 7 }), (parts, size) => {
        const text = parts.join('');
        const events = new Events();
        const read: ServerSentEvent[] = [];
        for (let n = 0; n < text.length; n += size) read.push(...events.take(text.slice(n, n + size)));
        expect(read).toEqual([...new Events().take(text)]);
      }),
    );
  });
});
