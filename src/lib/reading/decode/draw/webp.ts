/** Pictures of pages as WebP that a phone can load: at most 80 KB. */
import sharp, { type Sharp } from 'sharp';

const mostBytes = 80 * 1024;

/** Dots with three values each. */
export interface Dots {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

type Attempt = (dots: Sharp, size: Dots) => Promise<Buffer>;

/** Few colours without a loss: letters stay sharp, and a page of text takes half of what JPEG's ways make of it. */
const inColours =
  (colours: number): Attempt =>
  async (dots) => {
    const few = await dots.png({ palette: true, colours, dither: 0, effort: 1 }).toBuffer();
    return sharp(few).webp({ lossless: true, effort: 4 }).toBuffer();
  };

/** @param part of the width and height that is kept */
const blurred =
  (quality: number, part = 1): Attempt =>
  (dots, { width, height }) => {
    const length = (side: number): number => Math.max(1, Math.round(side * part));
    return dots
      .resize(length(width), length(height), { fit: 'fill' })
      .webp({ quality, effort: 4 })
      .toBuffer();
  };

/** Tried one after the other until the picture is small enough. */
const rough: readonly Attempt[] = [blurred(25), blurred(25, 0.75), blurred(20, 0.5), blurred(10, 0.3)];
const drawn: readonly Attempt[] = [inColours(8), inColours(4), blurred(40), ...rough];
const scanned: readonly Attempt[] = [blurred(60), blurred(40), ...rough];

/** Share of a drawn page that is bare paper; under a scanner no paper is all white. */
const bare = 0.5;

function isDrawn({ data }: Dots): boolean {
  let white = 0;
  for (let i = 0; i < data.length; i += 3)
    if (data[i] === 255 && data[i + 1] === 255 && data[i + 2] === 255) white++;
  return 3 * white > bare * data.length;
}

export async function asWebp(dots: Dots): Promise<Uint8Array> {
  const { data, width, height } = dots;
  let webp: Uint8Array = new Uint8Array();
  for (const attempt of isDrawn(dots) ? drawn : scanned) {
    webp = await attempt(sharp(data, { raw: { width, height, channels: 3 } }), dots);
    if (webp.length <= mostBytes) break;
  }
  return webp;
}
