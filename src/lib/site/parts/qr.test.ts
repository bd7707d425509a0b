import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { type QrCode, qrCode } from './qr.ts';

/** Pixels of a module. */
const scale = 4;

/** Draws the path as a browser does: white ground, black lines one module thick. */
function pixels({ side, path }: QrCode): Uint8ClampedArray {
  const width = side * scale;
  const rgba = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command, a, b] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const [first, second] = [Number(a), Number(b)];
    if (command === 'M') [x, y] = [first, Math.floor(second)];
    if (command === 'm') [x, y] = [x + first, y + second];
    if (command !== 'h') continue;
    for (let row = y * scale; row < (y + 1) * scale; row += 1) {
      for (let column = x * scale; column < (x + first) * scale; column += 1) {
        rgba.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
    x += first;
  }
  return rgba;
}

const decode = (code: QrCode): string | undefined =>
  jsQR(pixels(code), code.side * scale, code.side * scale)?.data;

describe('QR code', () => {
  it('is read back, whatever the address of the site', () => {
    fc.assert(
      fc.property(fc.webUrl({ size: 'small' }), fc.stringMatching(/^[0-9a-f]{12}$/), (site, id) => {
        const address = new URL(`/base/reports/r${id}/`, site).href;
        expect(decode(qrCode(address))).toBe(address);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('is small and the same each time', () => {
    const address = 'https://some-archive.example.org/juanzong/reports/r0123456789ab/';
    const code = qrCode(address);
    expect(code).toEqual(qrCode(address));
    expect(code.path.length).toBeLessThan(2500);
    expect(code.side).toBe(45);
  });
});
