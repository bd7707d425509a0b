import { inflateSync } from 'node:zlib';

const maxStream = 64 * 1024 * 1024;
/** Deflate expands to at most about a thousand times its size, so smaller streams are harmless. */
const smallStream = maxStream / 1032;

/** True when a compressed stream of a PDF expands beyond what a page can need. */
export function isPdfBomb(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('stream'); at !== -1; at = buffer.indexOf('stream', at + 6)) {
    const begin = buffer[at + 6] === 0x0d ? at + 8 : at + 7;
    const end = buffer.indexOf('endstream', begin);
    const stop = end === -1 ? buffer.length : end;
    const dictionary = buffer.toString('latin1', Math.max(0, at - 400), at);
    if (/FlateDecode[\s/]+FlateDecode/.test(dictionary.slice(dictionary.lastIndexOf('<<')))) return true;
    if (stop - begin >= smallStream && /FlateDecode|\/Fl\b/.test(dictionary)) {
      try {
        inflateSync(buffer.subarray(begin, stop), { maxOutputLength: maxStream, finishFlush: 2 });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true;
      }
    }
    if (end === -1) return false;
    at = end;
  }
  return false;
}
