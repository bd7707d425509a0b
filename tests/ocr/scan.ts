/** Prints typeset pages and scans them: a picture of known text with the faults of a real scanner, from a seed. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { randomOf } from '../ofd/draft.ts';
import { advanceOf, type Layout, type SetPage } from '../ofd/typeset.ts';

/** The faults of one scan; lengths in millimetres, angles in degrees clockwise. */
export interface Scan {
  readonly seed: number;
  /** Dots per inch of the scanner. */
  readonly dpi: number;
  readonly skew: number;
  /** Quarter turns clockwise in which the sheet lay. */
  readonly turns: number;
  /** Standard deviation of the noise in grey levels. */
  readonly noise: number;
  /** Share of dots that are dirt. */
  readonly dirt: number;
  /** Radius of blur in dots. */
  readonly blur: number;
  /** Quality of JPEG, 1 to 100. */
  readonly quality: number;
  /** A round red stamp lies over the signature. */
  readonly stamp: boolean;
  /** Grey level of the paper. */
  readonly paper: number;
  /** Weight of the typeface, 200 to 900. */
  readonly weight: number;
}

export const cleanScan: Scan = {
  seed: 1,
  dpi: 200,
  skew: 0,
  turns: 0,
  noise: 0,
  dirt: 0,
  blur: 0,
  quality: 92,
  stamp: false,
  paper: 255,
  weight: 400,
};

const slices = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-serif-sc/package.json')),
  'files',
);
let songti: string | null = null;

/** The typeface of the site, which comes in slices; a picture needs them all. */
function typeface(): string {
  songti ??= readdirSync(slices)
    .filter((name) => name.endsWith('wght-normal.woff2'))
    .map((name, i) => {
      GlobalFonts.registerFromPath(join(slices, name), `Scan${i}`);
      return `Scan${i}`;
    })
    .join(', ');
  return songti;
}

const millimetresPerInch = 25.4;

/** Lines of a table on the page, in millimetres. */
export type Rule = readonly [x1: number, y1: number, x2: number, y2: number];

export interface Sheet extends SetPage {
  readonly rules?: readonly Rule[];
}

/** Room above and below the base line of a row of a table, and its edges, in millimetres as typeset.ts sets them. */
const row = { above: 6.6, below: 3.3 };
const sides = [27, 183] as const;
const tableSize = (14 * millimetresPerInch) / 72;

/** The page with rules around the cells of its table, which typeset.ts sets in columns of equal width. */
export function ruled(page: SetPage, columns: number): Sheet {
  const lines = page.lines.filter(({ size }) => Math.abs(size - tableSize) < 0.01);
  const bases = [...new Set(lines.map(({ y }) => y))];
  const [first, last] = [bases[0], bases.at(-1)];
  if (first === undefined || last === undefined) return page;
  const [left, right] = sides;
  const [top, bottom] = [first - row.above, last + row.below];
  const across = [top, ...bases.map((y) => y + row.below)].map((y): Rule => [left, y, right, y]);
  const width = (right - left) / columns;
  const down = Array.from({ length: columns + 1 }, (_, i): Rule => {
    const x = left + i * width;
    return [x, top, x, bottom];
  });
  return { ...page, rules: [...across, ...down] };
}

function print(page: Sheet, layout: Layout, { dpi, paper, stamp, weight }: Scan): Canvas {
  const scale = dpi / millimetresPerInch;
  const canvas = createCanvas(Math.round(layout.width * scale), Math.round(layout.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${paper}, ${paper}, ${paper})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.fillStyle = '#1a1a1a';
  context.fontVariationSettings = `'wght' ${weight}`;
  for (const { marks, y, size } of page.lines) {
    context.font = `${size}px ${typeface()}`;
    for (const { character, x } of marks) printMark(context, character, x, y, advanceOf(character) * size);
  }
  context.lineWidth = 0.25;
  context.strokeStyle = '#1a1a1a';
  for (const [x1, y1, x2, y2] of page.rules ?? []) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  const last = page.lines.at(-1);
  if (stamp && last) drawStamp(context, last.marks[0]?.x ?? 0, last.y);
  return canvas;
}

/** Figures of the typeface may be wider than those that the page was set with. */
function printMark(context: SKRSContext2D, character: string, x: number, y: number, advance: number): void {
  const { width } = context.measureText(character);
  context.save();
  context.translate(x, y);
  if (width > advance) context.scale(advance / width, 1);
  context.fillText(character, 0, 0);
  context.restore();
}

/** A seal of office: a ring, a star and the name around it, in transparent red. */
function drawStamp(context: SKRSContext2D, x: number, y: number): void {
  context.save();
  context.translate(x + 18, y - 4);
  // Stamp ink lets what is printed below show through.
  context.globalCompositeOperation = 'multiply';
  context.strokeStyle = context.fillStyle = 'rgba(214, 30, 30, 0.72)';
  context.lineWidth = 1.2;
  context.beginPath();
  context.arc(0, 0, 20, 0, 2 * Math.PI);
  context.stroke();
  context.beginPath();
  for (let i = 0; i < 5; i++) {
    const angle = (i * 4 * Math.PI) / 5 - Math.PI / 2;
    context.lineTo(6 * Math.cos(angle), 6 * Math.sin(angle));
  }
  context.fill();
  context.font = `5px ${typeface()}`;
  for (const [i, character] of [...'某某县人民政府'].entries()) {
    context.save();
    context.rotate(((i - 3) * Math.PI) / 5);
    context.fillText(character, -2.5, -14);
    context.restore();
  }
  context.restore();
}

/** The sheet as it lies under the scanner. */
function lay(sheet: Canvas, { skew, turns, blur, paper }: Scan): Canvas {
  const lies = turns % 2 === 1;
  const canvas = createCanvas(lies ? sheet.height : sheet.width, lies ? sheet.width : sheet.height);
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${paper}, ${paper}, ${paper})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (blur > 0) context.filter = `blur(${blur}px)`;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((skew * Math.PI) / 180 + (turns * Math.PI) / 2);
  context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
  return canvas;
}

function soil(canvas: Canvas, { seed, noise, dirt }: Scan): void {
  if (noise === 0 && dirt === 0) return;
  const random = randomOf(seed);
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = image;
  for (let i = 0; i < data.length; i += 4) {
    // The sum of three is near enough to a normal distribution.
    const offset = noise * ((random(1000) + random(1000) + random(1000)) / 500 - 3);
    const grey = random(1_000_000) < dirt * 1_000_000 ? random(256) : null;
    for (let k = 0; k < 3; k++) data[i + k] = grey ?? (data[i + k] ?? 0) + offset;
  }
  context.putImageData(image, 0, 0);
}

/** @returns the scan as JPEG */
export function scan(page: Sheet, layout: Layout, faults: Partial<Scan> = {}): Buffer {
  const all = { ...cleanScan, ...faults };
  const canvas = lay(print(page, layout, all), all);
  soil(canvas, all);
  return canvas.toBuffer('image/jpeg', all.quality);
}

/** @returns a JPEG as PNG, without a further loss */
export async function asPng(jpeg: Buffer): Promise<Buffer> {
  const image = await loadImage(jpeg);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toBuffer('image/png');
}
