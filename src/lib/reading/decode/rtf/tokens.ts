/** Cuts a file in Rich Text Format (RTF 1.9.1) into its tokens. */

export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** `\name` with its number, null when it has none; `\'` is no control word. */
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  /** `\~`, `\_`, `\*` and the like. */
  | { readonly type: 'symbol'; readonly name: string }
  /** Characters of the file's encoding, one byte each. */
  | { readonly type: 'bytes'; readonly bytes: string };

const control = /\\([A-Za-z]{1,32})(-?\d{1,10})? ?/y;
const plain = /[^\\{}\r\n]+/y;

/** @param text the file, a character for each byte */
export function* rtfTokens(text: string): Generator<RtfToken> {
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    if (character === '{' || character === '}') {
      yield character === '{' ? { type: 'open' } : { type: 'close' };
      at += 1;
    } else if (character === '\r' || character === '\n') at += 1;
    else if (character !== '\\') {
      plain.lastIndex = at;
      const bytes = plain.exec(text)?.[0] ?? character;
      yield { type: 'bytes', bytes };
      at += bytes.length;
    } else {
      control.lastIndex = at;
      const match = control.exec(text);
      if (match) {
        const value = match[2] === undefined ? null : Number(match[2]);
        at += match[0].length;
        // What follows is raw: pictures and embedded files.
        if (match[1] === 'bin') at += Math.max(0, value ?? 0);
        else yield { type: 'word', name: match[1] ?? '', value };
      } else if (text.charAt(at + 1) === "'") {
        const code = Number.parseInt(text.slice(at + 2, at + 4), 16);
        if (!Number.isNaN(code)) yield { type: 'bytes', bytes: String.fromCharCode(code) };
        at += 4;
      } else {
        yield { type: 'symbol', name: text.charAt(at + 1) };
        at += 2;
      }
    }
  }
}
