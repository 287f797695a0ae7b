import { Authorities } from './authorities.js';

const PORT = 4040;
const open = new Authorities({ host: '0.0.0.0', hasKeys: true, hosts: ['desk.example', 'Stet.internal:8443'] });

function judge(door: Authorities, host: string, ...more: string[]) {
  return door.refusal({ rawHeaders: ['Host', host, ...more] }, PORT)?.code;
}

describe('a door with keys', () => {
  it.each([
    '127.0.0.1:4040',
    '127.0.0.1:4041',
    'localhost:4041',
    '10.0.0.5:4040',
    '10.0.0.5',
    '[fd00::5]:4040',
    'desk.example',
    'DESK.example',
    'desk.example:443',
    'desk.example:4040',
    'stet.internal:8443',
  ])('is asked by an address, as by a health check, and by names that it was given: %s', (host) =>
    expect(judge(open, host)).toBeUndefined(),
  );

  it.each([
    'evil.example',
    'evil.example:4040',
    'desk.example:8080',
    'desk.example.',
    'desk.example.evil.example',
    'www.desk.example',
    'stet.internal',
    '127.0.0.1.nip.io',
    '1.2.3:4040',
    '[fd00::5::]:4040',
  ])('has no other name: %s', (host) => expect(judge(open, host)).toBe('host.unknown'));

  it.each([
    ['desk.example', 'https://desk.example', undefined],
    ['desk.example', 'http://desk.example', undefined],
    ['127.0.0.1:4040', 'https://desk.example', undefined],
    ['127.0.0.1:4040', 'https://desk.example:443', undefined],
    ['127.0.0.1:4041', 'http://127.0.0.1:4041', undefined],
    ['stet.internal:8443', 'https://stet.internal:8443', undefined],
    ['127.0.0.1:4040', 'http://6.6.6.6', 'origin.elsewhere'],
    ['127.0.0.1:4040', 'http://localhost:3000', 'origin.elsewhere'],
    ['127.0.0.1:4041', 'http://127.0.0.1:4040', 'origin.elsewhere'],
    ['desk.example', 'https://desk.example:8080', 'origin.elsewhere'],
    ['desk.example', 'https://evil.example', 'origin.elsewhere'],
    ['desk.example', 'null', 'origin.elsewhere'],
  ])('asked for as %s by a page of %s: %s', (host, origin, code) =>
    expect(judge(open, host, 'Origin', origin)).toBe(code),
  );

  it('is called by the name that it listens on', () => {
    const named = new Authorities({ host: 'desk.example', hasKeys: true, hosts: [] });
    expect([judge(named, 'desk.example:4040'), judge(named, 'desk.example')]).toEqual([undefined, 'host.unknown']);
  });

  it('says how to give it another', () =>
    expect(open.refusal({ rawHeaders: ['Host', 'evil.example'] }, PORT)?.message).toBe(
      'This door is not evil.example: ask by its address, or name it in STET_HOSTS.',
    ));
});
