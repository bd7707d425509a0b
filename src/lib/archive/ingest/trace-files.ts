/** Where the traces of the readings lie: one JSON file a document, for the pages. */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const traceFile = (traceDir: string, id: string): string => join(traceDir, `${id}.json`);

/** Takes away the traces of documents that are not published from custody any more. */
export async function forgetTraces(traceDir: string, stays: (id: string) => boolean): Promise<void> {
  if (!existsSync(traceDir)) return;
  for (const name of await readdir(traceDir)) {
    if (!stays(name.replace(/\.json$/, ''))) await rm(join(traceDir, name), { recursive: true });
  }
}
