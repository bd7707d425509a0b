/** Reads the characters of one line: the recogniser gives a class for each narrow strip (CTC, Graves 2006). */
import type { Models } from './models.ts';
import { type Box, type Grey, scaled } from './picture.ts';

const height = 48;
/** Narrower lines are filled up on the right: the model was trained with nothing narrower. */
const narrowest = 320;
/** Twice the longest line of small print over a whole page. */
const widest = 3200;

/** A character where it lies on the page, with the probability that the model gives it, 0 to 1. */
export interface Glyph {
  readonly text: string;
  /** Middle, in dots of the page. */
  readonly x: number;
  readonly confidence: number;
  /** Other characters that it may be, the likeliest first; none where the model is sure. */
  readonly others?: string;
}

/** A character that is surer needs no others. */
const sure = 0.9;
/** Other characters of one, and the least probability of each. */
const most = 5;
const least = 0.005;

/** The likeliest characters of one step beside the best. */
function othersAt(row: ArrayLike<number>, best: number, characters: readonly string[]): string {
  const found: [number, number][] = [];
  for (let k = 1; k < row.length; k++) {
    const probability = row[k] ?? 0;
    if (k !== best && probability >= least) found.push([k, probability]);
  }
  return found
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([k]) => characters[k] ?? '')
    .join('');
}

/** @returns the glyphs of a line from left to right */
export async function glyphsOf({ recognise, characters }: Models, page: Grey, box: Box): Promise<Glyph[]> {
  const ratio = height / (box.bottom - box.top);
  const width = Math.min(widest, Math.max(8, Math.round((box.right - box.left) * ratio)));
  const padded = Math.max(narrowest, Math.ceil(width / 8) * 8);
  const { data } = scaled(page, box, width, height);
  const input = new Float32Array(3 * height * padded);
  for (let c = 0; c < 3; c++) {
    for (let y = 0; y < height; y++) {
      const to = (c * height + y) * padded;
      for (let x = 0; x < width; x++) input[to + x] = (data[y * width + x] ?? 255) / 127.5 - 1;
    }
  }
  const { data: output, dims } = await recognise(input, [1, 3, height, padded]);
  const [, steps = 0, classes = 0] = dims;
  const perStep = ((box.right - box.left) / width) * (padded / steps);
  const glyphs: Glyph[] = [];
  let run: { best: number; from: number; to: number; confidence: number; at: number } | null = null;
  const flush = (): void => {
    if (run === null) return;
    const x = box.left + ((run.from + run.to + 1) / 2) * perStep;
    const { best, confidence, at } = run;
    const row = output.slice(at * classes, (at + 1) * classes);
    const others = confidence < sure ? othersAt(row, best, characters) : '';
    glyphs.push({ text: characters[best] ?? '', x, confidence, ...(others === '' ? {} : { others }) });
    run = null;
  };
  for (let step = 0; step < steps; step++) {
    let best = 0;
    let value = -1;
    for (let k = 0; k < classes; k++) {
      const probability = output[step * classes + k] ?? 0;
      if (probability > value) [best, value] = [k, probability];
    }
    if (run !== null && run.best === best) {
      run.to = step;
      if (value > run.confidence) [run.confidence, run.at] = [value, step];
      continue;
    }
    flush();
    if (best !== 0) run = { best, from: step, to: step, confidence: value, at: step };
  }
  flush();
  return glyphs;
}
