/**
 * Makes a unit: the texts of its reports, what the rest of the build needs to know of them, and their Pagefind
 * index. The folder appears under its name only when it is complete.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readScriptMap } from '../../core/text/script-map.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import type { Fragment } from '../format/fragment.ts';
import { reportStream, type Zone } from '../format/stream.ts';
import type { SearchFile } from './deal.ts';
import { extractFragment } from './extract.ts';
import { readLines, readTexts, type TextOfReport, writeLines, writeTexts } from './fragment-store.ts';
import { addToPagefind } from './pagefind-build.ts';
import { suggestionKeys } from './suggest-build.ts';
import { type ReportSummary, readSummary, summaryFile, writeSummary } from './summary.ts';
import { type UnitTask, unfinished } from './tasks.ts';

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

/** What follows from the file of one report. */
interface Part {
  readonly text: TextOfReport;
  readonly line: Record<Zone, string>;
  readonly summary: ReportSummary;
}

/** Parts that earlier builds kept, by key. */
function formerParts(dirs: readonly string[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const dir of dirs) {
    const texts = readTexts(dir);
    if (texts.length === 0) continue;
    const [lines, summaries] = [readLines(dir), readSummary(join(dir, summaryFile))];
    for (const [place, text] of texts.entries()) {
      const [line, summary] = [lines[place], summaries[place]];
      if (line && summary) parts.set(text.key, { text, line, summary });
    }
  }
  return parts;
}

function makePart(key: string, file: SearchFile): Part {
  const bytes = makeText(file);
  const fragment = readFragment(bytes);
  const { sections: _, ...facts } = fragment;
  const line = reportStream(fragment, script);
  const keys = suggestionKeys(facts, script);
  return {
    text: { key, bytes },
    line,
    summary: { ...facts, indicators: [], keys },
  };
}

/** @param tell is called with the number of reports that are ready */
export async function makeUnit(task: UnitTask, tell: (done: number) => void): Promise<void> {
  const version = codeVersion(new URL('./unit.ts', import.meta.url));
  const known = formerParts(task.former);
  const work = task.dir + unfinished;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const texts: TextOfReport[] = [];
  const lines: Record<Zone, string>[] = [];
  const rough: Fragment[] = [];
  const reports: ReportSummary[] = [];
  for (const [place, file] of task.files.entries()) {
    const key = createHash('sha256').update(`${version} ${file.sha256}`).digest('base64url');
    const { text, line, summary } = known.get(key) ?? makePart(key, file);
    texts.push(text);
    lines.push(line);
    reports.push({ ...summary, indicators: file.indicators ?? [] });
    rough.push(readFragment(text.bytes));
    if (place % 50 === 49) tell(place + 1);
  }
  writeTexts(work, texts);
  writeLines(work, lines);
  writeSummary(join(work, summaryFile), reports);
  await addToPagefind(rough, join(work, roughFolder));
  renameSync(work, task.dir);
}
