import { expect, it } from 'vitest';
import { messageAddress } from '../../lib/core/archive-contact.ts';
import { messageAbout } from './message-about.ts';

const address = 'https://archive.example/reports/r0123456789ab/';
const contact = { mail: 'a@b.example', issues: null };

it.each([
  ['p12', `地址：${address}#p12\r\n`],
  ['一-$&', `地址：${address}#一-$&\r\n`],
  ['', `地址：${address}\r\n`],
])('a message about %j names it', (anchor, text) => {
  const href = messageAddress(contact, '报错', `地址：${address}\n`) ?? '';
  expect(new URL(messageAbout(href, address, anchor)).searchParams.get('body')).toBe(text);
});
