/**
 * Makes a unit: the texts of its reports, what the rest of the build needs to know of them, and their Pagefind
 * index.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type ParsedReport, parseReport } from '../../core/markdown/parse.ts';
import { forReport } from '../../core/report-fault.ts';
import { readScriptTables } from '../../core/text/script-map.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { TaskStore } from '../../incremental/task-store.ts';
import { Store } from '../../store/store.ts';
import type { Fragment } from '../format/fragment.ts';
import { tableFor } from '../format/normalise.ts';
import { reportStream, type Zone } from '../format/stream.ts';
import { extractFragment } from './extract.ts';
import { readLines, readTexts, type TextOfReport, writeLines, writeTexts } from './fragment-store.ts';
import { addToPagefind } from './pagefind-build.ts';
import { suggestionKeys } from './suggest-build.ts';
import { type ReportSummary, readSummary, summaryFile, writeSummary } from './summary.ts';
import { type SearchFile, type UnitTask, unitTask } from './tasks.ts';

/** Folder of the Pagefind index in a unit. */
export const roughFolder = 'rough';

export const readFragment = (bytes: Uint8Array): Fragment =>
  JSON.parse(inflateRawSync(bytes).toString('utf8')) as Fragment;

const script = readScriptTables();

/** @returns a report that was prepared, or parses its file */
type Read = (file: SearchFile) => Pick<ParsedReport, 'report' | 'sections'>;

const parseFile: Read = ({ path }) => parseReport(readFileSync(path, 'utf8'));

const readFrom =
  (store: Store): Read =>
  ({ id }) => ({ report: store.report(id), sections: store.sections(id) });

function makeText(file: SearchFile, read: Read): Uint8Array {
  try {
    const fragment = extractFragment(read(file), script.certain);
    return deflateRawSync(JSON.stringify(fragment), { level: 9 });
  } catch (error) {
    throw new Error(`search index: ${file.path} is no report that the schema accepts`, { cause: error });
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

function makePart(key: string, file: SearchFile, read: Read): Part {
  const bytes = makeText(file, read);
  const fragment = readFragment(bytes);
  const { sections: _, ...facts } = fragment;
  const line = reportStream(fragment, tableFor(fragment.script, script));
  const keys = suggestionKeys(facts, script.certain);
  return {
    text: { key, bytes },
    line,
    summary: { ...facts, indicators: [], keys },
  };
}

/** @param tell is called with the number of reports that are ready */
export async function makeUnit(task: UnitTask, tell: (done: number) => void): Promise<void> {
  const version = codeVersion(new URL('./unit.ts', import.meta.url));
  const store = new TaskStore(task.store);
  const former = task.former.filter((name) => store.has(unitTask, name));
  const known = formerParts(former.map((name) => store.entry(unitTask, name)));
  const texts: TextOfReport[] = [];
  const lines: Record<Zone, string>[] = [];
  const rough: Fragment[] = [];
  const reports: ReportSummary[] = [];
  const prepared = task.prepared === null ? null : Store.open(task.prepared, true);
  const read = prepared ? readFrom(prepared) : parseFile;
  for (const [place, file] of task.files.entries()) {
    const key = createHash('sha256').update(`${version} ${file.sha256}`).digest('base64url');
    const { text, line, summary } = known.get(key) ?? forReport(file.id, () => makePart(key, file, read));
    texts.push(text);
    lines.push(line);
    reports.push({ ...summary, indicators: file.indicators ?? [] });
    rough.push(readFragment(text.bytes));
    if (place % 50 === 49) tell(place + 1);
  }
  prepared?.close();
  await store.make(unitTask, task.name, async (staging) => {
    writeTexts(staging, texts);
    writeLines(staging, lines);
    writeSummary(join(staging, summaryFile), reports);
    await addToPagefind(rough, join(staging, roughFolder));
  });
}
