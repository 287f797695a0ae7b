import { Authorities, originForm } from './authorities.js';

const PORT = 4040;
const local = new Authorities({ host: '127.0.0.1', hasKeys: false, hosts: [] });

interface Asked {
  method?: string;
  url?: string;
}

/** The code of the refusal; undefined if it is taken. */
function judge(door: Authorities, headers: [name: string, value: string][], { method = 'GET', url = '/' }: Asked = {}) {
  return door.refusal({ method, url, rawHeaders: headers.flat() }, PORT)?.code;
}

const asHost = (door: Authorities, host: string) => judge(door, [['Host', host]]);

describe('a door without keys', () => {
  it.each(['127.0.0.1:4040', 'localhost:4040', 'LOCALHOST:4040', '[::1]:4040'])('is called %s', (host) =>
    expect(asHost(local, host)).toBeUndefined(),
  );

  it.each([
    'evil.example:4040',
    'evil.example',
    'localhost.evil.example:4040',
    'localhost.evil:4040',
    'localhost.:4040',
    '127.0.0.1.:4040',
    '127.0.0.1.evil.example:4040',
    '127.0.0.1.nip.io:4040',
    '127.0.0.1:80',
    '127.0.0.1:40400',
    '127.0.0.1:04040',
    '127.0.0.1',
    'localhost',
    '127.0.0.2:4040',
    '127.1:4040',
    '2130706433:4040',
    '0.0.0.0:4040',
    '10.0.0.5:4040',
    '[::]:4040',
    '[0:0:0:0:0:0:0:1]:4040',
    '[::ffff:127.0.0.1]:4040',
    'desk.example:4040',
  ])('once took a page of any site that a name had led to it: %s', (host) =>
    expect(asHost(local, host)).toBe('host.unknown'),
  );

  it.each([
    '',
    ' ',
    '::1:4040',
    '127.0.0.1:',
    '127.0.0.1:x',
    'localhost:4040,evil.example',
    'localhost:4040 evil.example',
    'evil.example@localhost:4040',
    'localhost:4040/',
    'localhost:4040#',
    'http://localhost:4040',
    'locaLhost\u0130:4040',
    'localhost\u3002evil:4040',
    '[::1:4040',
    '::1]:4040',
    'x'.repeat(256),
  ])('is asked for by one Host that is one: not by %j', (host) =>
    expect(asHost(local, host)).toBe('request.malformed'),
  );

  it('is asked for by one Host, not by none and not by two', () => {
    expect(judge(local, [])).toBe('request.malformed');
    const [good, evil] = ['127.0.0.1:4040', 'evil.example:4040'];
    for (const hosts of [
      [good, good],
      [good, evil],
      [evil, good],
      [good, 'no host'],
    ])
      expect(
        judge(
          local,
          hosts.map((host) => ['hOST', host]),
        ),
      ).toBe('request.malformed');
  });

  it.each([
    ['http://127.0.0.1:4040/v1/claims', undefined],
    ['HTTP://LOCALHOST:4040/v1/claims', undefined],
    ['http://evil.example:4040/v1/claims', 'host.unknown'],
    ['http://evil.example/', 'host.unknown'],
    ['http://127.0.0.1:4040@evil.example/', 'request.malformed'],
    ['http:///v1/claims', 'request.malformed'],
    ['ftp://127.0.0.1:4040/', 'request.malformed'],
    ['127.0.0.1:4040', 'request.malformed'],
    ['*', undefined],
  ])('goes by the name in the request target, too, where one stands there: %s', (url, code) =>
    expect(judge(local, [['Host', '127.0.0.1:4040']], { url })).toBe(code),
  );

  it.each(['http://127.0.0.1:4040', 'http://localhost:4040', 'http://[::1]:4040', 'HTTP://LocalHost:4040'])(
    'is asked by its own page, %s',
    (origin) =>
      expect(
        judge(local, [
          ['Host', 'localhost:4040'],
          ['Origin', origin],
        ]),
      ).toBeUndefined(),
  );

  it.each([
    'null',
    '',
    'http://evil.example',
    'http://evil.example:4040',
    'http://localhost',
    'http://localhost:3000',
    'http://127.0.0.1',
    'https://localhost:4040',
    'http://localhost.evil.example:4040',
    'http://localhost:4040.evil.example',
    'http://evil.example@localhost:4040',
    'http://localhost:4040, http://evil.example',
    'http://localhost:4040/',
    'localhost:4040',
    '//localhost:4040',
    'file://',
    'chrome-extension://localhost:4040',
  ])('is not asked by a page of elsewhere, %s', (origin) => {
    for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD'])
      expect(
        judge(
          local,
          [
            ['Host', 'localhost:4040'],
            ['Origin', origin],
          ],
          { method },
        ),
      ).toBe('origin.elsewhere');
  });

  it('is not asked by two pages at once', () => {
    const own: [string, string] = ['Origin', 'http://localhost:4040'];
    const evil: [string, string] = ['origin', 'http://evil.example'];
    for (const origins of [
      [own, evil],
      [evil, own],
    ])
      expect(judge(local, [['Host', 'localhost:4040'], ...origins])).toBe('origin.elsewhere');
  });

  it.each([
    ['cross-site', 'no-cors', 'image', 'origin.elsewhere'],
    ['cross-site', 'no-cors', 'script', 'origin.elsewhere'],
    ['same-site', 'no-cors', 'image', 'origin.elsewhere'],
    ['cross-site', 'navigate', 'iframe', 'origin.elsewhere'],
    ['cross-site', 'navigate', 'document', undefined],
    ['same-origin', 'cors', 'empty', undefined],
    ['none', 'navigate', 'document', undefined],
  ])('is in no page of elsewhere, though a link leads to it: %s, %s, %s', (site, mode, dest, code) => {
    const told: [string, string][] = [
      ['Host', 'localhost:4040'],
      ['Sec-Fetch-Site', site],
      ['Sec-Fetch-Mode', mode],
      ['Sec-Fetch-Dest', dest],
    ];
    expect(judge(local, told)).toBe(code);
  });

  it('takes nothing that a page of elsewhere posts for a link that leads to it', () => {
    const link: [string, string][] = [
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['Sec-Fetch-Dest', 'document'],
    ];
    const rawHeaders = [['Host', 'localhost:4040'], ...link].flat();
    expect(local.refusal({ method: 'GET', url: '/', rawHeaders }, 4040)).toBeUndefined();
    expect(local.refusal({ method: 'POST', url: '/', rawHeaders }, 4040)?.code).toBe('origin.elsewhere');
  });

  it('listens on another address of this machine by that, too', () => {
    const other = new Authorities({ host: '127.0.0.53', hasKeys: false, hosts: [] });
    expect(['127.0.0.53:4040', '127.0.0.1:4040', '127.0.0.54:4040'].map((host) => asHost(other, host))).toEqual([
      undefined,
      undefined,
      'host.unknown',
    ]);
  });

  it('has no port in its name on port 80', () => {
    expect(local.refusal({ rawHeaders: ['Host', 'localhost'] }, 80)).toBeUndefined();
    const origin = ['Host', 'localhost', 'Origin', 'http://localhost'];
    expect(local.refusal({ rawHeaders: origin }, 80)).toBeUndefined();
  });

  it('says which names it has', () =>
    expect(local.refusal({ rawHeaders: ['Host', 'evil.example'] }, PORT)?.message).toBe(
      'This door is not evil.example: ask for 127.0.0.1:4040. With keys it may have other names: see STET_HOSTS.',
    ));
});

describe('a request target in absolute form', () => {
  it.each([
    ['/v1/claims?q=1', '/v1/claims?q=1'],
    ['http://localhost:4040/v1/claims?q=1', '/v1/claims?q=1'],
    ['http://localhost:4040', '/'],
    ['http://localhost:4040?q=1', '/?q=1'],
    ['/v1/claims?q=http://evil.example/', '/v1/claims?q=http://evil.example/'],
    ['*', '*'],
  ])('is what its path is: %s', (url, path) => expect(originForm(url)).toBe(path));
});
