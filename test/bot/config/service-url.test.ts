import { isLoopback, serviceUrlPolicy } from '../../../bot/config/hosts.ts';

describe('an allowed service URL', () => {
  const hosts = ['smba.example', '*.teams.example', '*.gov.example', 'http://127.0.0.1:9'];
  const allowed = (url: string) => serviceUrlPolicy({ local: false, hosts })(url);

  it.each([
    ['https://smba.example/emea/', true],
    ['https://SMBA.example/emea/', true],
    ['https://a.teams.example/', true],
    ['https://a.b.gov.example/', true],
    ['http://127.0.0.1:9/v3/', true],
    // Other schemes, ports and hosts, and look-alike hosts.
    ['http://smba.example/', false],
    ['https://smba.example:8443/', false],
    ['https://smba.example.evil.example/', false],
    ['https://evilsmba.example/', false],
    ['https://teams.example/', false],
    ['https://evilteams.example/', false],
    ['https://127.0.0.1:9/', false],
    ['http://127.0.0.1:10/', false],
    ['http://127.0.0.1/', false],
    // User info before the @ is not part of the host.
    ['https://smba.example@evil.example/', false],
    ['https://user@smba.example/', false],
    ['https://:password@smba.example/', false],
    ['https://*.teams.example/', true],
    ['smba.example', false],
    ['', false],
  ])('is checked by scheme, host and port: %s (%s)', (url, expected) => {
    expect(allowed(url)).toBe(expected);
  });

  it('is any port of this machine in local mode, and no other host', () => {
    const here = serviceUrlPolicy({ local: true, hosts: [] });
    expect(here('http://127.0.0.1:56150/')).toBe(true);
    expect(here('http://[::1]:56150/')).toBe(true);
    expect(here('https://smba.trafficmanager.net/')).toBe(false);
  });
});

it.each([
  ['localhost', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['::1', true],
  ['[::1]', true],
  ['', false],
  ['0.0.0.0', false],
  ['::', false],
  ['126.255.255.255', false],
  ['128.0.0.1', false],
  ['127.0.0.1.desk.example', false],
  ['x[::1]', false],
  ['[::1]x', false],
  ['localhost.desk.example', false],
])('is recognised as loopback or not: %s (%s)', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
