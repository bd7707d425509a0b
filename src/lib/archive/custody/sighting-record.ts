/** What was seen of an original at its address, written into its record of custody. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../core/replace-file.ts';
import { type Watched, withField } from './source.ts';

/** Everything else in the record stays as a person or program wrote it. */
export function recordSighting(rawDir: string, id: string, watched: Watched): void {
  const file = join(rawDir, id, 'source.yml');
  replaceFile(file, withField(readFileSync(file, 'utf8'), 'watched', watched), { durable: true });
}
