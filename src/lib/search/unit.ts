/**
 * Makes a unit: the texts of its reports, what the rest of the build needs to know of them, and their Pagefind
 * index. The folder appears under its name only when it is complete.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { codeVersion } from '../cache/code-version.ts';
import { readScriptMap } from '../text/script-map.ts';
import { sketch } from './copies.ts';
import type { SearchFile } from './deal.ts';
import { extractFragment } from './extract.ts';
import type { Fragment } from './fragment.ts';
import { readTexts, type TextOfReport, writeLines, writeTexts } from './fragment-store.ts';
import { addToPagefind } from './pagefind-build.ts';
import { reportStream, type Zone } from './stream.ts';
import { suggestionKeys } from './suggest-build.ts';
import { type ReportSummary, summaryFile, writeSummary } from './summary.ts';
import type { UnitTask } from './tasks.ts';

/** Folder of the Pagefind index in a unit. */
export const roughFolder = 'rough';

export const readFragment = (bytes: Uint8Array): Fragment =>
  JSON.parse(inflateRawSync(bytes).toString('utf8')) as Fragment;

const script = readScriptMap();

function makeText({ path }: SearchFile): Uint8Array {
  try {
    const fragment = extractFragment(readFileSync(path, 'utf8'), script);
    return deflateRawSync(JSON.stringify(fragment), { level: 9 });
  } catch (error) {
    throw new Error(`search index: ${path} is no report that the schema accepts`, { cause: error });
  }
}

/** @param tell is called with the number of reports that are ready */
export async function makeUnit(task: UnitTask, tell: (done: number) => void): Promise<void> {
  const version = codeVersion(new URL('./extract.ts', import.meta.url));
  const known = new Map(task.former.flatMap((dir) => readTexts(dir).map(({ key, bytes }) => [key, bytes])));
  const work = `${task.dir}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const texts: TextOfReport[] = [];
  const lines: Record<Zone, string>[] = [];
  const rough: Fragment[] = [];
  const reports: ReportSummary[] = [];
  for (const [place, file] of task.files.entries()) {
    const key = createHash('sha256').update(`${version} ${file.sha256}`).digest('base64url');
    const bytes = known.get(key) ?? makeText(file);
    texts.push({ key, bytes });
    const fragment = readFragment(bytes);
    const { sections: _, ...facts } = fragment;
    const stream = reportStream(fragment, script);
    lines.push(stream);
    reports.push({
      ...facts,
      indicators: file.indicators ?? [],
      sketch: sketch(stream.body),
      keys: suggestionKeys(facts, script),
    });
    rough.push(fragment);
    if (place % 50 === 49) tell(place + 1);
  }
  writeTexts(work, texts);
  writeLines(work, lines);
  writeSummary(join(work, summaryFile), reports);
  await addToPagefind(rough, join(work, roughFolder));
  renameSync(work, task.dir);
}
