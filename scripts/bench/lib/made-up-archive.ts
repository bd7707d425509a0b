/** Made-up reports on disk: as saved pages, as Markdown, or as a whole archive. Memory does not grow with the number. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sha256 } from '../../../src/lib/archive/custody/custody.ts';
import { sourceToYaml } from '../../../src/lib/archive/custody/source.ts';
import { inputKey, Ledger } from '../../../src/lib/archive/ingest/ledger.ts';
import { codeVersion } from '../../../src/lib/incremental/code-version.ts';
import { type MadeUpReport, madeUpReport, type Sentences } from './made-up-report.ts';

const received = '2026-01-02';
const pipeline = new URL('../../../src/lib/archive/ingest/thread.ts', import.meta.url);

let sentences: Sentences | undefined;

/** The building blocks of `sentences.yml`. */
export function madeUpWords(): Sentences {
  sentences ??= parse(readFileSync(new URL('../sentences.yml', import.meta.url), 'utf8')) as Sentences;
  return sentences;
}

/** Reports from one index up to another, the latter left out. */
export function* madeUpReports(from: number, to: number, seed: number): Generator<MadeUpReport> {
  for (let index = from; index < to; index++) yield madeUpReport(index, seed, madeUpWords());
}

/** Writes `<id>.md` files into a folder. */
export function writeReports(reports: Iterable<Pick<MadeUpReport, 'id' | 'markdown'>>, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const { id, markdown } of reports) writeFileSync(join(out, `${id}.md`), markdown);
}

/** Writes the raw documents into a folder, as a person would have saved them. */
export function writePages(reports: Iterable<MadeUpReport>, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const { file, bytes } of reports) writeFileSync(join(out, file), bytes);
}

export interface ArchiveOptions {
  /** Write the Markdown as well, which ingest would otherwise make. */
  readonly markdown?: boolean;
  /** Tell ingest that it has read them, so that it finds nothing to do; there are no traces then. */
  readonly known?: boolean;
}

/**
 * Puts a document into the custody of a project.
 * @param origin address that it was saved from
 * @returns its `source.yml`
 */
export function writeOriginal(
  project: string,
  { id, file, bytes }: Pick<MadeUpReport, 'id' | 'file' | 'bytes'>,
  origin: string | null = null,
): string {
  const folder = join(project, 'content', 'raw', id);
  const facts = { file, stored: file, origin, received, sha256: sha256(bytes), bytes: bytes.length };
  const yaml = sourceToYaml({ ...facts, corrections: [] });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), bytes);
  writeFileSync(join(folder, 'source.yml'), yaml);
  return yaml;
}

/** Writes an archive into a project: custody, and what else is asked for. */
export function writeArchive(
  reports: Iterable<MadeUpReport>,
  project: string,
  { markdown: withMarkdown = false, known = false }: ArchiveOptions = {},
): void {
  const reportsDir = join(project, 'content', 'reports');
  mkdirSync(reportsDir, { recursive: true });
  const ledger = known ? new Ledger(join(project, '.cache', 'ingest.sqlite')) : null;
  const code = known ? codeVersion(pipeline) : '';
  for (const { id, file, bytes, markdown } of reports) {
    const yaml = writeOriginal(project, { id, file, bytes });
    if (withMarkdown || known) writeFileSync(join(reportsDir, `${id}.md`), markdown);
    const input = inputKey(code, sha256(bytes), sha256(Buffer.from(yaml)));
    const result = {
      markdown: sha256(Buffer.from(markdown)),
      trace: null,
      status: 'ok',
      messages: [],
    } as const;
    ledger?.put({ id, stored: file, input, ...result });
  }
  ledger?.close();
}
