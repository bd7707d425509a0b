/** Pictures as PNG from SVG, drawn by resvg in WebAssembly: the same bytes on every machine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontsFor } from './font.ts';

const { resolve } = createRequire(import.meta.url);

let ready: Promise<void> | undefined;

/** A picture before it is drawn. */
export interface Picture {
  readonly svg: string;
  /** All characters in it; empty for a picture without writing. */
  readonly text: string;
}

/** Weight of all writing: the headings of the site. */
const weight = 700;

/** @param width pixels; the height follows from the picture */
export async function renderPng({ svg, text }: Picture, width: number): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers: text === '' ? [] : await fontsFor(text, weight), loadSystemFonts: false },
  });
  const image = drawing.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    drawing.free();
  }
}
