/** The most that a bzip2 file can come to, which it does not say: its blocks are counted, at whatever bit they begin. */

/** The number that opens a block (the digits of pi), in two halves of 24 bits. */
const [upper, lower] = [0x314159, 0x265359];
const half = 0xffffff;
/** 900,000 bytes a block, in which five stand for 259 at best. */
const largestBlock = 900_000 * 52;
/** So many blocks are more than is unpacked. */
const enough = 64;

/** @returns bytes; infinite for any other file */
export function bzip2Bound(bytes: Uint8Array): number {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x5a || bytes[2] !== 0x68) return Number.POSITIVE_INFINITY;
  let [high, low, blocks] = [0, 0, 0];
  for (let at = 4; at < bytes.length && blocks < enough; at++) {
    for (let bit = 7; bit >= 0; bit--) {
      high = ((high << 1) | (low >> 23)) & half;
      low = ((low << 1) | (((bytes[at] ?? 0) >> bit) & 1)) & half;
      if (high === upper && low === lower) blocks++;
    }
  }
  return blocks * largestBlock;
}
