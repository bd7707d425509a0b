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
  let run: { best: number; from: number; to: number; confidence: number } | null = null;
  const flush = (): void => {
    if (run === null) return;
    const x = box.left + ((run.from + run.to + 1) / 2) * perStep;
    glyphs.push({ text: characters[run.best] ?? '', x, confidence: run.confidence });
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
      run.confidence = Math.max(run.confidence, value);
      continue;
    }
    flush();
    if (best !== 0) run = { best, from: step, to: step, confidence: value };
  }
  flush();
  return glyphs;
}
