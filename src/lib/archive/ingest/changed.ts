/**
 * Reads custody again, but only the documents of which something has changed since the last time: the bytes,
 * `source.yml` (but for looks at the original), the code and vocabularies of the pipeline, or the files that were written. The files that stand
 * there afterwards, and what is told, are those of a full run.
 */
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { tasksDir } from '../../core/files.ts';
import type { Message, Status } from '../../core/model.ts';
import { sweepTemporaries } from '../../core/replace-file.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { FileIndex } from '../../incremental/file-index.ts';
import type { Item } from '../../incremental/packs.ts';
import { TaskStore } from '../../incremental/task-store.ts';
import { outOfResources } from '../../reading/decode/isolate.ts';
import { listCustody } from '../custody/custody.ts';
import { findRecordKey } from '../custody/record-key.ts';
import type { IngestResult, KeptReading } from './document.ts';
import type { archiveFolders } from './folders.ts';
import { forgetPages } from './kept-pages.ts';
import { type Entry, inputKey, Ledger } from './ledger.ts';
import { Readings } from './readings.ts';
import { outMessage } from './taken-out.ts';
import type { OnPageDone } from './threads.ts';
import { forgetTraces } from './trace-files.ts';

/** SHA-256 of what belongs to a document of which nothing had changed; of its record the key. */
export interface UnchangedFiles {
  readonly source: string;
  readonly markdown: string | null;
  readonly trace: string | null;
}

/** What became of one document, now or when it was last read. */
export interface Settled {
  readonly id: string;
  /** Path in custody. */
  readonly file: string;
  readonly status: Status;
  readonly messages: readonly Message[];
  /** Null when it was read now. */
  readonly unchanged: UnchangedFiles | null;
}

export interface ChangedOptions {
  readonly folders: ReturnType<typeof archiveFolders>;
  /** Folder of the caches. */
  readonly cacheDir: string;
  /** Threads, when there is enough work for them. */
  readonly jobs?: number;
  /** Which documents to read; all when left out. */
  readonly isOwn?: (id: string) => boolean;
  /** Is told each page of a scan that is there. */
  readonly onPage?: OnPageDone;
  /** Says which documents there are, before the first one is read. */
  readonly onPlan?: (plan: { readonly total: number; readonly cached: number }) => void;
}

/** Threads cost more to start than a handful of documents takes. */
const worthThreads = 24;

/** What tells of this run and not of the document is not remembered: it is read again. */
const passing: ReadonlySet<string> = new Set([
  outOfResources,
  'program-error',
  'file-trouble',
  'file-missing',
]);

class Memory {
  readonly #folders: ChangedOptions['folders'];
  readonly #files: FileIndex;
  readonly #ledger: Ledger;
  readonly #code = codeVersion(new URL('./thread.ts', import.meta.url));
  /** Checksums of all Markdown and all traces as they were in the beginning, by name. */
  readonly #markdown: ReadonlyMap<string, string>;
  readonly #traces: ReadonlyMap<string, string>;
  /** `source.yml` of documents to read, as it was before, and of the others. */
  readonly #sources = new Map<string, string>();
  readonly #others = new Map<string, string>();

  constructor({ folders, cacheDir }: ChangedOptions) {
    this.#folders = folders;
    this.#files = FileIndex.open(join(cacheDir, 'files.sqlite'));
    this.#ledger = new Ledger(join(cacheDir, 'ingest.sqlite'));
    this.#markdown = this.#files.hashFolder(folders.reportsDir);
    this.#traces = this.#files.hashFolder(folders.traceDir);
  }

  #source = (id: string): string | null =>
    findRecordKey(this.#files, join(this.#folders.rawDir, id, 'source.yml'));
  #raw = (id: string, stored: string): string | null =>
    this.#files.find(join(this.#folders.rawDir, id, stored));

  /** The entry of a document of which nothing has changed. */
  #unchanged(id: string, source: string): Entry | null {
    const entry = this.#ledger.find(id);
    const raw = entry && this.#raw(id, entry.stored);
    if (!entry || !raw || inputKey(this.#code, raw, source) !== entry.input) return null;
    if (entry.status === 'rejected') return entry;
    const same =
      (this.#markdown.get(`${id}.md`) ?? null) === entry.markdown &&
      (this.#traces.get(`${id}.json`) ?? null) === entry.trace;
    return same ? entry : null;
  }

  /** What the last reading gave, or null when the document has to be read. */
  find(id: string): Settled | null {
    const source = this.#source(id);
    const entry = source === null ? null : this.#unchanged(id, source);
    if (source !== null && entry) {
      const { stored, status, messages, markdown, trace } = entry;
      const file = join(this.#folders.rawDir, id, stored);
      this.#others.set(id, source);
      return { id, file, status, messages, unchanged: { source, markdown, trace } };
    }
    if (source !== null) this.#sources.set(id, source);
    return null;
  }

  /** Key of the reading of each document that has a record. */
  items(ids: readonly string[]): Item[] {
    return ids.flatMap((id) => {
      const source = this.#sources.get(id) ?? this.#others.get(id) ?? this.#source(id);
      return source === null ? [] : [{ id, key: `${this.#code} ${source}` }];
    });
  }

  /** Publishes a reading of the task store; null when custody does not have the bytes that were read. */
  async publish(id: string, reading: KeptReading): Promise<Settled | null> {
    const { rawDir } = this.#folders;
    const { stored, sha256 } = reading;
    const source = this.#sources.get(id);
    if (source === undefined || this.#raw(id, stored) !== sha256) return null;
    const { settle } = await import('./document.ts');
    const target = { ...this.#folders, received: '', dryRun: false };
    const result = await settle(join(rawDir, id, stored), reading, target);
    this.put(result);
    const { file, status, messages, files = { markdown: null, trace: null } } = result;
    return { id, file, status, messages, unchanged: { source, ...files } };
  }

  /** Remembers what became of a document. @returns false when it tells of this run and not of the document */
  put({ file, id, status, messages, files }: IngestResult): boolean {
    const before = this.#sources.get(id);
    this.#sources.delete(id);
    const stored = basename(file);
    // A document that could not be read at all goes by the name of its folder.
    if (stored === id || messages.some(({ slug }) => passing.has(slug))) return false;
    const source = this.#source(id);
    const raw = this.#raw(id, stored);
    if (source === null || source !== before || raw === null) return false;
    const { markdown, trace } = files ?? { markdown: null, trace: null };
    this.#ledger.put({
      id,
      stored,
      input: inputKey(this.#code, raw, source),
      markdown,
      trace,
      status,
      messages,
    });
    return true;
  }

  keepOnly(ids: ReadonlySet<string>): void {
    this.#ledger.keepOnly(ids);
  }

  close(): void {
    this.#ledger.close();
    this.#files.close();
  }
}

function withdrawn(id: string, rawDir: string): Settled | null {
  const message = outMessage(id);
  return message && { id, file: join(rawDir, id), status: 'rejected', messages: [message], unchanged: null };
}

/**
 * Yields what became of each document, those that need not be read first. Markdown of documents that are not in
 * custody stays as it is; their traces go.
 */
export async function* ingestChanged(options: ChangedOptions): AsyncGenerator<Settled> {
  const { folders, jobs = availableParallelism(), isOwn = () => true, onPlan, onPage = () => {} } = options;
  const { rawDir, reportsDir, traceDir, pagesDir } = folders;
  const all = await listCustody(rawDir);
  const ids = all.filter(isOwn);
  const memory = new Memory(options);
  try {
    const inCustody = new Set(all);
    memory.keepOnly(inCustody);
    const published = new Set<string>();
    const cached: Settled[] = [];
    const changed = new Set<string>();
    for (const id of ids) {
      const settled = withdrawn(id, rawDir) ?? memory.find(id);
      if (settled) cached.push(settled);
      else changed.add(id);
    }
    sweepTemporaries(rawDir);
    sweepTemporaries(reportsDir);
    const tasks = new TaskStore(join(options.cacheDir, basename(tasksDir)));
    const present = all.filter((id) => outMessage(id) === null);
    const readings = changed.size > 0 ? new Readings(tasks, memory.items(present), new Set(changed)) : null;
    for (const id of [...changed]) {
      const reading = readings?.find(id);
      const settled = reading ? await memory.publish(id, reading) : null;
      if (!settled) continue;
      await readings?.put(id, null);
      changed.delete(id);
      cached.push(settled);
    }
    onPlan?.({ total: ids.length, cached: cached.length });
    for (const settled of cached) {
      if (settled.status !== 'rejected') published.add(settled.id);
      yield settled;
    }
    if (changed.size > 0) {
      // The rules and the gazetteer take longer to load than an unchanged archive takes to look through.
      const { ingestCustody } = await import('./ingest.ts');
      const threads = changed.size < worthThreads ? 1 : jobs;
      for await (const result of ingestCustody(rawDir, reportsDir, {
        jobs: threads,
        traceDir,
        pagesDir,
        onPage,
        only: changed,
        keepReadings: true,
      })) {
        const isLasting = memory.put(result);
        await readings?.put(result.id, isLasting ? (result.reading ?? null) : null);
        const { id, file, status, messages } = result;
        if (status !== 'rejected') published.add(id);
        yield { id, file, status, messages, unchanged: null };
      }
    }
    if (!options.isOwn) readings?.forgetOthers();
    forgetPages(pagesDir, (id) => inCustody.has(id));
    await forgetTraces(traceDir, (id) => published.has(id) || !isOwn(id));
  } finally {
    memory.close();
  }
}
