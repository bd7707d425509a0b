/**
 * The desk itself: which documents wait, what one of them looks like, what follows when a person decides. It keeps
 * nothing of its own: decisions are acts, which lie in the records of custody as if a person had written them, and a
 * document is read again as soon as its record has changed.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { ActError, applyAct, type Done, history, recordSum, redo, undo } from '../archive/acts/acts.ts';
import { type Act, standing } from '../archive/acts/history.ts';
import { recoverActs } from '../archive/acts/journal.ts';
import { CustodyError, type Kept, readKept, readSource } from '../archive/custody/custody.ts';
import { type Source, SourceError } from '../archive/custody/source.ts';
import { ingestChanged } from '../archive/ingest/changed.ts';
import { archiveFolders, ingestCustody } from '../archive/ingest/ingest.ts';
import { keptPages } from '../archive/ingest/kept-pages.ts';
import { sheetPicture } from '../archive/pages/page-pictures.ts';
import { cacheDir, lockFile } from '../core/files.ts';
import type { Message, RawDocument, Rendered, Status } from '../core/model.ts';
import { findReviewEntry } from '../core/review-vocab.ts';
import { reportKinds } from '../core/schema.ts';
import { loadVocab } from '../core/vocab.ts';
import { withLock } from '../incremental/lock.ts';
import { declaredCharset } from '../reading/decode/html/charset.ts';
import { decodeText } from '../reading/decode/text/encoding.ts';
import { runPipeline } from '../reading/pipeline.ts';
import { agreement, type Pair } from './agreement.ts';
import { commitContent } from './commit.ts';
import type { Decision } from './decision.ts';
import { readDocument, withReaders } from './document-view.ts';
import { type Facts, readFacts } from './facts.ts';
import { findNames, findPlaces } from './places.ts';
import { openDifferences, pairOf, type Readings, stateOf } from './readings.ts';
import { safePage } from './safe-page.ts';
import { type Known, similarTo } from './similar.ts';
import { typedValue, valueText } from './values.ts';
import type {
  AgreementView,
  DecisionAnswer,
  DocumentView,
  OtherView,
  PlaceView,
  QueueEntry,
  QueueView,
  SimilarView,
  TypedView,
} from './view.ts';

/** Something that the person at the desk should know, with a status of HTTP. */
export class DeskError extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

export interface DeskOptions {
  /** Root of the project. */
  readonly root: string;
  /** Who sits at the desk; written with every decision. */
  readonly reader: string;
  /** What others have accepted waits for this reader. */
  readonly asSecond?: boolean;
  /** Commits every decision into git. */
  readonly commit?: boolean;
}

/** What the desk knows of a document between two readings. */
interface Row {
  readonly id: string;
  readonly file: string;
  readonly status: Status;
  readonly messages: readonly Message[];
  readonly facts: Facts;
  readonly batch: string;
  readonly host: string | null;
  readonly readings: Readings;
  readonly acknowledged: ReadonlySet<string>;
  readonly corrected: ReadonlySet<string>;
}

/** The problem of documents that two readers understand differently. */
const readersDiffer = 'readers-differ';
const ownLabels: Readonly<Record<string, string>> = { [readersDiffer]: '两位读者不一致' };

const command = 'npm run desk';
/** As many as fit on a screen. */
const mostOthers = 9;

const batchOf = ({ received, package: from }: Source): string =>
  from ? `${received} ${from.file}` : received;

const isTrouble = (error: unknown): error is Error =>
  error instanceof SourceError || error instanceof CustodyError;

/** What the kinds of acts are called. */
const actLabels = loadVocab('acts', z.record(z.string(), z.string()));

const said = ({ kinds, reason, ids }: Act): string =>
  `已写入：${kinds.map((kind) => actLabels[kind] ?? kind).join('、')}${ids.length > 1 ? `，${ids.length} 份` : ''}（${reason}）。`;

export class Desk {
  readonly #options: DeskOptions;
  readonly #folders: ReturnType<typeof archiveFolders>;
  readonly #rows = new Map<string, Row>();
  /** How the pages of originals lie; the bytes of an original never change. */
  readonly #sheets = new Map<string, Pick<Rendered, 'format' | 'sheets'>>();

  private constructor(options: DeskOptions) {
    this.#options = options;
    this.#folders = archiveFolders(options.root);
  }

  /** Finishes what a killed desk began, reads what has changed since the last time, and makes the queue. */
  static async open(options: DeskOptions): Promise<Desk> {
    const desk = new Desk(options);
    const { root } = options;
    const folders = desk.#folders;
    await desk.#alone(async () => {
      recoverActs(root);
      for await (const { id, status, messages } of ingestChanged({
        folders,
        cacheDir: join(root, cacheDir),
      })) {
        await desk.#enter(id, status, messages);
      }
    });
    return desk;
  }

  #alone = <Result>(run: () => Promise<Result>): Promise<Result> =>
    withLock({ file: join(this.#options.root, lockFile), command }, run);

  /** Takes a document into the queue as it is now; one that is gone or known as no report leaves it. */
  async #enter(id: string, status: Status, messages: readonly Message[]): Promise<void> {
    const { rawDir, reportsDir } = this.#folders;
    const isGone = messages.some(({ slug }) => slug === 'withdrawn' || slug === 'ignored');
    const source = isGone
      ? null
      : await readSource(rawDir, id).catch((error: unknown) => {
          if (isTrouble(error)) return null;
          throw error;
        });
    if (source === null) {
      // A record that cannot be read is told by ingest, and mended by hand.
      this.#rows.delete(id);
      return;
    }
    this.#rows.set(id, {
      id,
      status,
      messages,
      file: source.file,
      facts: readFacts(reportsDir, id),
      batch: batchOf(source),
      host: source.origin === null ? null : new URL(source.origin).host,
      readings: source.readings,
      acknowledged: new Set(source.acknowledged.map(({ slug }) => slug)),
      corrected: new Set(source.corrections.map(({ field }) => field)),
    });
  }

  #entry({ id, file, status, messages, facts, batch, readings, acknowledged }: Row): QueueEntry {
    const { reader, asSecond = false } = this.#options;
    const open = messages.map(({ slug }) => slug).filter((slug) => !acknowledged.has(slug));
    const differing = openDifferences(readings).length > 0 ? [readersDiffer] : [];
    return {
      id,
      file,
      status,
      batch,
      title: facts.title ?? file,
      problems: [...new Set([...differing, ...open])],
      state: stateOf(readings, reader, asSecond),
    };
  }

  queue(): QueueView {
    const entries = [...this.#rows.values()].map((row) => this.#entry(row));
    const slugs = new Set(entries.flatMap(({ problems }) => problems));
    const labels = [...slugs].map((slug) => [slug, ownLabels[slug] ?? findReviewEntry(slug)?.label ?? slug]);
    return { reader: this.#options.reader, entries, labels: Object.fromEntries(labels) };
  }

  #row(id: string): Row {
    const row = this.#rows.get(id);
    if (!row) throw new DeskError(`档案中没有 ${id}，或者它已经撤下。`, 404);
    return row;
  }

  async #kept(id: string): Promise<Kept> {
    try {
      return await readKept(this.#folders.rawDir, id);
    } catch (error) {
      if (isTrouble(error)) throw new DeskError(error.message, 409);
      throw error;
    }
  }

  /** Documents that tell of the same place and time. */
  #others(row: Row): OtherView[] {
    const { regionCode, period } = row.facts;
    return [...this.#rows.values()]
      .map((other) => ({
        other,
        near:
          Number(regionCode !== null && other.facts.regionCode === regionCode) +
          Number(period !== null && other.facts.period === period) +
          Number(other.facts.title !== null && other.facts.title === row.facts.title),
      }))
      .filter(({ other, near }) => other.id !== row.id && near >= 2)
      .sort((a, b) => b.near - a.near)
      .slice(0, mostOthers)
      .map(({ other: { id, file, facts } }) => ({
        id,
        title: facts.title ?? file,
        region: facts.region ?? '地区不明',
        period: facts.period ?? '时期不明',
      }));
  }

  /** Pages of a scan that were recognised before are not read again. */
  #read(raw: RawDocument): Promise<Rendered> {
    const { memo } = keptPages(this.#folders.pagesDir, raw.sha256, () => {});
    return runPipeline({ ...raw, memo });
  }

  async document(id: string): Promise<DocumentView> {
    this.#row(id);
    const revision = recordSum(this.#options.root, id);
    const { raw, source } = await this.#kept(id);
    const { reader, asSecond = false } = this.#options;
    const state = stateOf(source.readings, reader, asSecond);
    const isBlind = state === 'second';
    // The second reader sees what the rules say, not what the first reader made of it.
    const document = await this.#read(isBlind ? { ...raw, corrections: [] } : raw);
    await this.#enter(id, document.status, document.messages);
    const { format, sheets = [] } = document;
    this.#sheets.set(id, { format, sheets });
    const read = readDocument(document, source);
    return {
      ...(isBlind ? read : withReaders(read, source.readings)),
      id,
      revision: revision ?? '',
      state,
      blind: isBlind,
      others: this.#others(this.#row(id)),
    };
  }

  async bytes(id: string): Promise<Uint8Array> {
    this.#row(id);
    return (await this.#kept(id)).raw.bytes;
  }

  /** A page of the original as a picture. */
  async sheet(id: string, number: number): Promise<Uint8Array> {
    this.#row(id);
    const { raw } = await this.#kept(id);
    const known = this.#sheets.get(id) ?? (await this.#read(raw));
    const sheet = known.sheets?.find(({ page }) => page === number);
    if (!sheet) throw new DeskError(`没有第 ${number} 页。`, 404);
    const original = { id, sha256: raw.sha256, format: known.format, bytes: () => raw.bytes };
    return (await sheetPicture(this.#folders.pagesDir, original, sheet)).webp;
  }

  /** The original as a harmless page with marks. */
  async page(id: string): Promise<string> {
    this.#row(id);
    const { raw, source } = await this.#kept(id);
    const text = decodeText(raw.bytes, declaredCharset(raw.bytes))?.text ?? '';
    const { fields, lines } = readDocument(await this.#read(raw), source);
    const marks = fields.flatMap(({ name, label, evidence }) => {
      if (evidence === null || evidence.line === 0) return [];
      const block = lines.find((line) => line.marks.some(({ field }) => field === name))?.text ?? '';
      return [{ field: name, label, text: evidence.text, block }];
    });
    const page = safePage(text, marks);
    if (page === null) throw new DeskError('这个网页过于复杂，只能看它的文字。', 422);
    return page;
  }

  places = (typed: string, year: number | null): readonly PlaceView[] => findPlaces(typed, year);

  /** Names of bodies that the archive has in a field; for issuers also the governments of places that fit. */
  names(typed: string, field: string): readonly string[] {
    const known = [...this.#rows.values()].map(({ facts }) =>
      field === 'source' ? facts.source : facts.issuer,
    );
    const found = findNames(typed, new Set(known.filter((name) => name !== null)));
    const governments = findPlaces(typed, null).flatMap(({ value }) => {
      const name = value.path.at(-1);
      return name === undefined || value.level === 'national' ? [] : [`${name}人民政府`];
    });
    return [...new Set([...found, ...governments])].slice(0, mostOthers);
  }

  /** What was typed for a field. */
  typed(field: string, typed: string): TypedView {
    const parsed = typedValue(field, typed);
    if ('problem' in parsed) return { problem: parsed.problem, values: [] };
    return { problem: null, values: [{ text: valueText(field, parsed.value), value: parsed.value }] };
  }

  kinds(typed: string): readonly { readonly text: string; readonly value: string }[] {
    const kinds = reportKinds.map((value) => ({ value, text: valueText('kind', value) }));
    if (typed === '') return kinds;
    const found = findNames(
      typed,
      kinds.map(({ text }) => text),
    );
    return found.flatMap((text) => kinds.find((one) => one.text === text) ?? []);
  }

  async agreement(): Promise<AgreementView[]> {
    const pairs = [...this.#rows.values()]
      .map(({ readings }) => pairOf(readings))
      .filter((pair): pair is Pair => pair !== null);
    return agreement(pairs);
  }

  /** Others that the same correction would put right. */
  async similar(id: string, field: string, value: unknown): Promise<readonly SimilarView[]> {
    const { root } = this.#options;
    const known = (row: Row): Known => ({
      ...row,
      isDecided: row.corrected.has(field) || row.readings.length > 0,
    });
    const read = async (one: string): Promise<Rendered> => {
      const { raw } = await this.#kept(one);
      return runPipeline({
        ...raw,
        corrections: raw.corrections.filter((correction) => correction.field !== field),
      });
    };
    const found = await similarTo(known(this.#row(id)), [...this.#rows.values()].map(known), {
      field,
      value,
      read,
      traceDir: this.#folders.traceDir,
    });
    return found.map((one) => ({ ...one, revision: recordSum(root, one.id) ?? '' }));
  }

  /** Whether what an act changed is more than who read a document. */
  #changesReading = ({ kinds }: Act): boolean => kinds.some((kind) => kind !== 'read');

  /**
   * Reads again what an act concerns, and tells the page.
   * @param wanted the document that the person was at
   */
  async #settle({ act }: Done, wanted: string | null): Promise<DecisionAnswer> {
    const { rawDir, reportsDir, traceDir } = this.#folders;
    const { root, commit = false } = this.#options;
    const ids = new Set(act.ids);
    if (this.#changesReading(act)) {
      await this.#alone(async () => {
        for await (const result of ingestCustody(rawDir, reportsDir, { only: ids, traceDir })) {
          await this.#enter(result.id, result.status, result.messages);
        }
      });
    }
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (recordSum(root, id) === null) this.#rows.delete(id);
      else if (row) await this.#enter(id, row.status, row.messages);
    }
    if (commit) await commitContent(root, said(act));
    const there = act.ids.filter((id) => this.#rows.has(id));
    const first = there.find((id) => id === wanted) ?? there[0];
    return {
      said: said(act),
      document: first === undefined ? null : await this.document(first),
      entries: act.ids.flatMap((id) => {
        const row = this.#rows.get(id);
        return row ? [this.#entry(row)] : [];
      }),
      gone: act.ids.filter((id) => !this.#rows.has(id)),
    };
  }

  /** What was refused is told; anything else is a fault of the program. */
  async #acted(act: Promise<Done | null>, wanted: string | null): Promise<DecisionAnswer> {
    const done = await act.catch((error: unknown) => {
      if (error instanceof ActError) throw new DeskError(error.message, 409);
      throw error;
    });
    if (done === null) return { said: '已经是这样，没有改动。', document: null, entries: [], gone: [] };
    return this.#settle(done, wanted);
  }

  /**
   * Carries out what a person decided.
   * @throws DeskError when a record changed since the person saw it, or a rule stands against it
   */
  decide({ reason, changes }: Decision): Promise<DecisionAnswer> {
    const { root, reader: author } = this.#options;
    const edits = changes.map(({ id, revision, edit }) => ({ id, before: revision, edit }));
    return this.#acted(applyAct(root, { author, reason, changes: edits }), changes[0]?.id ?? null);
  }

  /**
   * Takes back the last act of this reader; what others did is not for this desk to take back.
   * @param shown the document that the person is at
   */
  undo(shown: string | null): Promise<DecisionAnswer> {
    const { root, reader } = this.#options;
    const last = standing(history(root).acts).done.findLast(({ author }) => author === reader);
    if (!last) throw new DeskError('没有可以撤销的操作。', 409);
    return this.#acted(undo(root, reader, last.id), shown);
  }

  redo(shown: string | null): Promise<DecisionAnswer> {
    const { root, reader } = this.#options;
    const last = standing(history(root).acts).undone.at(-1);
    if (last?.author !== reader) throw new DeskError('没有可以重做的操作。', 409);
    return this.#acted(redo(root, reader), shown);
  }
}
