import { expect, test } from 'vitest';
import { toXmlCharacters } from './xml-characters.ts';

test.each([
  ['法治\n政府\t一\r', '法治\n政府\t一\r'],
  ['𠀀 stays', '𠀀 stays'],
  ['a\u0000b\u000bc\u001fd', 'a�b�c�d'],
  ['\ufffe\uffff', '��'],
  ['half \ud800 and \udc00', 'half � and �'],
  ['\ue000\ufffd\u0085', '\ue000\ufffd\u0085'],
])('%j', (text, expected) => {
  expect(toXmlCharacters(text)).toBe(expected);
});
