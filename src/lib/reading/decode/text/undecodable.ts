export interface BadBytes {
  /** Offset of the byte at which a character cannot be decoded, from 0. */
  readonly offset: number;
  /** Line that it stands in, from 1, counted by line feeds. */
  readonly line: number;
}

type Width = (bytes: Uint8Array, at: number) => number;

const utf8: Width = (bytes, at) => {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
};

const gb18030: Width = (bytes, at) => {
  const [lead = 0, second = 0] = [bytes[at], bytes[at + 1]];
  if (lead < 0x81 || lead === 0xff) return 1;
  return second >= 0x30 && second <= 0x39 ? 4 : second < 0x40 ? 1 : 2;
};

const big5: Width = (bytes, at) => {
  const [lead = 0, second = 0] = [bytes[at], bytes[at + 1]];
  return lead < 0x81 || lead === 0xff || second < 0x40 ? 1 : 2;
};

const utf16 =
  (high: 0 | 1): Width =>
  (bytes, at) =>
    ((bytes[at + high] ?? 0) & 0xfc) === 0xd8 && ((bytes[at + 2 + high] ?? 0) & 0xfc) === 0xdc ? 4 : 2;

/** How many bytes the character at a place takes by the structure of the encoding. */
const widths: Readonly<Record<string, Width>> = {
  'utf-8': utf8,
  gb18030,
  big5,
  'utf-16le': utf16(1),
  'utf-16be': utf16(0),
};

/** Characters are tried together first: one by one only where something is wrong. */
const together = 1024;

/**
 * Finds where bytes cannot be decoded.
 * @param label one of the encodings that `decodeText` knows
 * @param limit stop after so many places
 */
export function locateBadBytes(bytes: Uint8Array, label: string, limit: number): BadBytes[] {
  const width = widths[label] ?? (() => 1);
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const decodes = (start: number, end: number): boolean => {
    try {
      decoder.decode(bytes.subarray(start, end));
      return true;
    } catch {
      return false;
    }
  };
  const found: BadBytes[] = [];
  let line = 1;
  for (let start = 0; start < bytes.length && found.length < limit; ) {
    const ends: number[] = [];
    for (let at = start; at < bytes.length && at - start < together; ) {
      at += width(bytes, at);
      ends.push(at);
    }
    const whole = decodes(start, ends.at(-1) ?? start);
    for (const end of ends) {
      if (!whole && !decodes(start, end) && found.length < limit) found.push({ offset: start, line });
      if (bytes[start] === 0x0a || (label === 'utf-16be' && bytes[start] === 0 && bytes[start + 1] === 0x0a))
        line++;
      start = end;
    }
  }
  return found;
}
