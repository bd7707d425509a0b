import { describe, expect, test } from 'vitest';
import { readPublicKey, SignatureError, verifySignature } from './signature.ts';

// Made with minisign 0.11 and signify 31 over this one line.
const file = Buffer.from('manifest of a site\n');
const minisignKey = 'RWRlI8hlUPzqm/eEnv/k8IYvaVE/bXx4fDghrpncZ7VDOZNefZHKQjvN';
const minisign = `untrusted comment: signature from minisign secret key
RURlI8hlUPzqm2P4b9krLTcyh1syjdh5UBvFLXAltOhsQS/78pIKW4YSnQc1ZXuAyhoc+/sqjyOzfzyQzSpMmp4DhauHYtiwhAE=
trusted comment: built 2026-11-30
I+cwA+xNpor02eE7gFN5OAz0W6endrEQXUMJivxs6Lvsk32FhjcOJJhlTkE/u5XCbdHvHHH/XsimPNjXs29jAw==
`;
const legacy = `untrusted comment: signature from minisign secret key
RWRlI8hlUPzqm6VVkrMwsSz6LDZhN73OnVSFNUZGE3L7qy035S6wajwdbwJyp5BNCFZk/0IHhb4WdpyETiml/bxR4y0ndZjfBQs=
trusted comment: old
xD9JfiwHrQs4RuTndUNfDM+usyLpPMdDCZPtbfp+w5vUVmcfFfoBG25U3PRT8u3dYlEZZKEl21o3bgrwzZTxCw==
`;
const signifyKey = `untrusted comment: signify public key
RWRXx5GLfGP0utI1uKpqRTo7kuXdIlU+PoV5MuwDLS785jYp0jAUTAVe
`;
const signify = `untrusted comment: verify with s.pub
RWRXx5GLfGP0usuzTt0YUHFIoNhKSKLyfxoIKrO4uqc8JyQiXVtrJKzRiSzp16QnRgPSSHI++NgKvHcnm26K9fBwcGPctsEsJQo=
`;

describe('a signature by another program is read', () => {
  test.each<[string, string, string, string | null]>([
    ['minisign', minisignKey, minisign, 'built 2026-11-30'],
    ['minisign, legacy', `untrusted comment: key\r\n${minisignKey}\r\n`, legacy, 'old'],
    ['signify', signifyKey, signify, null],
  ])('%s', (_, key, signature, comment) => {
    expect(verifySignature(file, signature, readPublicKey(key))).toBe(comment);
  });
});

describe('refused', () => {
  const key = readPublicKey(minisignKey);
  test.each<[string, string | Buffer, string, string]>([
    ['another file', 'manifest of a site', minisign, 'not the one that was signed'],
    ['another comment', file, minisign.replace('2026', '2027'), 'trusted comment is not the one'],
    ['a comment without its signature', file, minisign.replace(/\n[^\n]*\n$/, '\n'), 'of the comment'],
    ['the signature of another key', file, signify, 'signed by key'],
    ['an algorithm that is none', file, minisign.replace('\nRUR', '\nRXR'), 'unknown algorithm'],
    ['a text that is no signature', file, 'hello', 'no “untrusted comment:” line'],
    ['a signature cut short', file, minisign.replace('krLTcyh1', ''), 'expected 74 bytes'],
  ])('%s', (_, signed, signature, message) => {
    const attempt = (): unknown => verifySignature(Buffer.from(signed), signature, key);
    expect(attempt).toThrow(SignatureError);
    expect(attempt).toThrow(message);
  });

  test.each(['', 'RWQ', `RXR${minisignKey.slice(3)}`])('a key that is none: %s', (text) => {
    expect(() => readPublicKey(text)).toThrow(SignatureError);
  });
});
