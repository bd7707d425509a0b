export interface BadBytes {
  /** Offset of the byte at which the decoder gave up on a sequence, from 0. */
  readonly offset: number;
  /** Line that it stands in, from 1, counted by line feeds. */
  readonly line: number;
}

const step = 4096;

/**
 * Finds where bytes cannot be decoded. Two decoders run over the bytes: the first one a step ahead, and only
 * where it meets something undecodable the second one goes byte by byte.
 * @param limit stop after so many places
 */
export function locateBadBytes(bytes: Uint8Array, label: string, limit: number): BadBytes[] {
  const ahead = new TextDecoder(label);
  const behind = new TextDecoder(label);
  const found: BadBytes[] = [];
  const genuine = label === 'utf-8' ? [0xef, 0xbf, 0xbd] : null;
  let line = 1;
  for (let start = 0; start < bytes.length && found.length < limit; start += step) {
    const chunk = bytes.subarray(start, start + step);
    const text = ahead.decode(chunk, { stream: true });
    if (!text.includes('\ufffd')) {
      behind.decode(chunk, { stream: true });
      for (const character of text) if (character === '\n') line++;
      continue;
    }
    for (let i = 0; i < chunk.length && found.length < limit; i++) {
      const offset = start + i;
      for (const character of behind.decode(chunk.subarray(i, i + 1), { stream: true })) {
        if (character === '\n') line++;
        const written = genuine?.every((byte, back) => bytes[offset - 2 + back] === byte);
        if (character === '\ufffd' && !written && found.length < limit) found.push({ offset, line });
      }
    }
  }
  if (found.length < limit && behind.decode().includes('\ufffd')) {
    found.push({ offset: bytes.length - 1, line });
  }
  return found;
}
