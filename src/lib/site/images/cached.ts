/** Pictures drawn before: `.cache/images/<hash of the picture and of the code that draws it>.png`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../core/replace-file.ts';
import { projectRoot } from '../../core/vocab.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { type Picture, renderPng } from './render.ts';

/** 64 hex digits that change with the bytes of the picture. */
export function pictureKey(picture: Picture, width: number): string {
  const code = codeVersion(new URL('./render.ts', import.meta.url));
  return createHash('sha256')
    .update(JSON.stringify([code, picture, width]))
    .digest('hex');
}

/** As `renderPng`, but draws nothing twice. */
export async function cachedPng(
  picture: Picture,
  width: number,
  folder = join(projectRoot(), '.cache', 'images'),
): Promise<Uint8Array> {
  const file = join(folder, `${pictureKey(picture, width)}.png`);
  if (existsSync(file)) return readFileSync(file);
  const png = await renderPng(picture, width);
  replaceFile(file, png);
  return png;
}
