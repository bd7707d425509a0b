import { describe, expect, it } from 'vitest';
import { guard, isPublicAddress } from './address-guard.ts';

it.each([
  ['8.8.8.8', true],
  ['1.0.0.1', true],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['10.1.2.3', false],
  ['172.15.255.255', true],
  ['172.16.0.0', false],
  ['172.31.255.255', false],
  ['172.32.0.0', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['2001:db8::1', false],
  ['2400:3200::1', true],
  ['no address', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

describe('an address', () => {
  it.each([
    'ftp://a.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]:80/',
    'http://[::ffff:10.0.0.1]/',
    'http://user:word@a.example/',
  ])('%s is refused', (address) => {
    expect(() => guard().check(new URL(address))).toThrow(/不取/);
  });

  it.each(['http://a.example/', 'https://8.8.8.8:8443/x'])('%s may be asked', (address) => {
    expect(() => guard().check(new URL(address))).not.toThrow();
  });
});

describe('a host', () => {
  const look = (addresses: readonly string[], allowPrivate = false): Promise<string> =>
    new Promise((resolve) =>
      guard({
        allowPrivate,
        resolve: async () => addresses.map((address) => ({ address, family: 4 })),
      }).lookup('a.example', { all: true }, (error, found) =>
        resolve(error?.message ?? JSON.stringify(found)),
      ),
    );

  it('is connected by the addresses that were checked', async () => {
    expect(await look(['8.8.8.8'])).toContain('8.8.8.8');
    expect(await look(['10.0.0.1'], true)).toContain('10.0.0.1');
  });

  it.each([[['10.0.0.1']], [['8.8.8.8', '127.0.0.1']], [[]]])('with %j is not', async (addresses) => {
    expect(await look(addresses)).toMatch(/不取|没有地址/);
  });
});
