/** Text of a mail as Outlook packs it: RTF in LZFu ([MS-OXRTFCP]). */
import { limits } from '../limits.ts';

/** What the dictionary holds before the first byte (2.1.2.1). */
const primer =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const window = 4096;
const headerLength = 16;
const compressed = 0x75465a4c;
const stored = 0x414c454d;

/** @returns null when the bytes are no packed RTF, or more than any mail */
export function unpackRtf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < headerLength) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [rawSize, type] = [view.getUint32(4, true), view.getUint32(8, true)];
  if (rawSize > limits.text) return null;
  if (type === stored) return bytes.subarray(headerLength, headerLength + rawSize);
  return type === compressed ? unpack(bytes.subarray(headerLength), rawSize) : null;
}

/** Runs of eight tokens, each a byte or a place in the dictionary, told apart by the bits in front (2.2.3). */
function unpack(input: Uint8Array, rawSize: number): Uint8Array {
  const dictionary = new Uint8Array(window);
  dictionary.set(Buffer.from(primer, 'latin1'));
  let write = primer.length;
  const output: number[] = [];
  const put = (byte: number): void => {
    output.push(byte);
    dictionary[write] = byte;
    write = (write + 1) % window;
  };
  for (let at = 0; at < input.length && output.length < rawSize; ) {
    const control = input[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < input.length && output.length < rawSize; bit++) {
      if (((control >> bit) & 1) === 0) {
        put(input[at++] ?? 0);
        continue;
      }
      const token = ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0);
      at += 2;
      const offset = token >> 4;
      if (offset === write) return Uint8Array.from(output);
      for (let k = 0; k < (token & 15) + 2; k++) put(dictionary[(offset + k) % window] ?? 0);
    }
  }
  return Uint8Array.from(output);
}
