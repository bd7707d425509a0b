/** QR codes (ISO/IEC 18004) of addresses, for paper: a picture made of one path, without styles or scripts. */
import { encode } from 'uqr';

/** White modules around the code, as the standard asks. */
const quietZone = 4;

export interface QrCode {
  /** Modules along a side, the quiet zone included: the side of the view box. */
  readonly side: number;
  /** Path of lines one module thick; to be stroked, not filled. */
  readonly path: string;
}

/**
 * Level M: 15 % of the code may be lost. The mask is fixed: to weigh all eight of them, as the standard asks for the
 * best contrast, takes fifteen times as long, and a reader finds the mask in the code itself.
 */
const options = { ecc: 'M', border: 0, maskPattern: 0 } as const;

/** @param text an address, 1,000 characters at most */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, options);
  let path = '';
  // The pen stands at the end of the last line; the first line is drawn from the origin.
  let [penX, penY] = [0, 0];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      path += `m${start - penX} ${y - penY}h${x + 1 - start}`;
      [penX, penY] = [x + 1, y];
    }
  }
  return { side: size + 2 * quietZone, path: `M${quietZone} ${quietZone}.5${path}` };
}
