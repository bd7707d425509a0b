import { expect, it } from 'vitest';
import { messageAddress, userAgent } from './archive-contact.ts';

const issues = 'https://git.example/a/b/issues/new?title={title}&body={body}';

it.each([
  [{ mail: null, issues: null }, null],
  [
    { mail: 'a@b.example', issues: null },
    'mailto:a@b.example?subject=%E4%B8%80%26&body=%E4%BA%8C%0D%0A%E4%B8%89',
  ],
  [
    { mail: null, issues },
    'https://git.example/a/b/issues/new?title=%E4%B8%80%26&body=%E4%BA%8C%0A%E4%B8%89',
  ],
  [
    { mail: 'a@b.example', issues },
    'https://git.example/a/b/issues/new?title=%E4%B8%80%26&body=%E4%BA%8C%0A%E4%B8%89',
  ],
])('a message to %j', (contact, address) => {
  expect(messageAddress(contact, '一&', '二\n三')).toBe(address);
});

it.each([
  [{ mail: null, issues: null }, 'juanzong/1.0 (archive of published government reports)'],
  [{ mail: 'a@b.example', issues }, 'juanzong/1.0 (archive of published government reports; +a@b.example)'],
  [
    { mail: null, issues },
    'juanzong/1.0 (archive of published government reports; +https://git.example/a/b/issues/new)',
  ],
])('hosts are told of %j', (contact, agent) => {
  expect(userAgent(contact, '1.0')).toBe(agent);
});
