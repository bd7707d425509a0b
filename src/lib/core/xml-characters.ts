/** Characters that XML 1.0 allows (section 2.2, `Char`); one that it does not makes the whole document unreadable. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** @returns text or a finished document with U+FFFD for each character that XML cannot carry, escaped or not */
export const toXmlCharacters = (text: string): string => text.replace(forbidden, '\uFFFD');
