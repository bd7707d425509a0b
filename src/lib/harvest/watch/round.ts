/**
 * One round of looks at the originals: each address that the archive has documents from is asked once. What is seen
 * is written down at once, but for new versions: those are kept first, when the round is over.
 */
import { listCustody, readCustody, readSource } from '../../archive/custody/custody.ts';
import { recordSighting } from '../../archive/custody/sighting-record.ts';
import type { SightEvent, Source } from '../../archive/custody/source.ts';
import { compareText } from '../../core/order.ts';
import { withdrawnReports } from '../../core/withdrawn.ts';
import { pagesOf } from '../../reading/decode/mhtml/paged-article.ts';
import { type Answered, type Article, followPages, recordsOfArticle, wholeArticle } from '../article.ts';
import { byHost } from '../by-host.ts';
import { type Clock, dayOf } from '../clock.ts';
import type { Fetched, Fetcher, Validators } from '../fetcher.ts';
import { troubleWith } from '../get.ts';
import type { HarvestStore } from '../harvest-store.ts';
import { judge, type Sight } from './judge.ts';
import { currentAddress, firstSight, note, standing } from './sightings.ts';

export interface WatchOptions {
  readonly rawDir: string;
  readonly fetcher: Fetcher;
  readonly store: HarvestStore;
  readonly clock: Clock;
  /** Runs what writes into the archive, in turn with other commands. */
  readonly inTurn: (write: () => Promise<void>) => Promise<void>;
  /** Takes in what the store holds. */
  readonly takeIn: () => Promise<void>;
  /** Ids to look after; all when null. */
  readonly only: ReadonlySet<string> | null;
}

/** What was seen of one document. */
export interface WatchResult {
  readonly id: string;
  readonly address: string;
  readonly sight: Sight['kind'];
  /** What was not known before. */
  readonly events: readonly SightEvent[];
  /** In words, where there is something to say. */
  readonly detail: string;
}

interface Kept {
  readonly id: string;
  readonly source: Source;
}

/** Documents that the archive has from one address. */
interface Place {
  readonly address: string;
  readonly kept: readonly Kept[];
  /** The one that stood there last. */
  readonly holder: Kept;
}

/** The document that an address held last: what was replaced there is not it; of others the latest. */
function holderOf(kept: readonly Kept[]): Kept {
  const order = kept.toSorted(
    (a, b) =>
      Number(standing(a.source.watched) === 'changed') - Number(standing(b.source.watched) === 'changed') ||
      compareText(seenAt(b), seenAt(a)) ||
      compareText(a.id, b.id),
  );
  return order[0] as Kept;
}

const seenAt = ({ source }: Kept): string => source.watched?.last ?? source.captured ?? source.received;

/** Documents in custody that came from an address, withdrawn ones left out. */
export async function documentsFromAddresses(rawDir: string): Promise<Kept[]> {
  const withdrawn = withdrawnReports();
  const kept: Kept[] = [];
  for (const id of await listCustody(rawDir)) {
    if (withdrawn.has(id)) continue;
    const source = await readSource(rawDir, id);
    if (source.origin !== null) kept.push({ id, source });
  }
  return kept;
}

/** @returns for each address what its host named the state that the archive saw last */
export function knownValidators(documents: readonly Kept[]): (address: string) => Validators {
  const known = new Map(
    documents.flatMap(({ source }) => {
      const address = currentAddress(source);
      return source.watched && address !== null && standing(source.watched) !== 'changed'
        ? [[address, source.watched] as const]
        : [];
    }),
  );
  return (address) => {
    const { etag, modified } = known.get(address) ?? {};
    return { etag, modified };
  };
}

/** True for what was looked at, or came in, on this day already: a round that was interrupted goes on behind it. */
function isDone({ source }: Kept, day: string): boolean {
  const { watched } = source;
  if (watched === undefined) return firstSight(source) === day;
  return watched.last === day || watched.missing === day || watched.events.at(-1)?.date === day;
}

/** What was fetched in several pages, as if it had come in one; without all of them nothing can be said. */
function asOneAnswer(article: Article): Fetched {
  const [{ hops, answer }] = article.pages as readonly [Answered];
  if (article.lost !== null) return { type: 'failed', reason: '文章的续页没有取全', hops };
  const body = wholeArticle(article) ?? answer.body;
  return { type: 'answer', hops, answer: { ...answer, body } };
}

class Round {
  readonly #options: WatchOptions;
  readonly #tell: (result: WatchResult) => void;
  /** Addresses with a version that is not kept yet. */
  readonly #changed: { readonly place: Place; readonly sight: Sight & { kind: 'changed' } }[] = [];

  constructor(options: WatchOptions, tell: (result: WatchResult) => void) {
    this.#options = options;
    this.#tell = tell;
  }

  get #day(): string {
    return dayOf(this.#options.clock.now());
  }

  async run(): Promise<void> {
    const { rawDir, only, takeIn } = this.#options;
    const documents = await documentsFromAddresses(rawDir);
    const places = Map.groupBy(documents, ({ source }) => currentAddress(source) as string);
    const due = [...places].flatMap(([address, kept]): Place[] => {
      const holder = holderOf(kept);
      if (only !== null && !kept.some(({ id }) => only.has(id))) return [];
      return isDone(holder, this.#day) ? [] : [{ address, kept, holder }];
    });
    await byHost(
      due,
      ({ address }) => address,
      (place) => this.#look(place),
    );
    if (this.#changed.length === 0) return;
    await takeIn();
    for (const { place, sight } of this.#changed) await this.#replaced(place, sight);
  }

  async #look(place: Place): Promise<void> {
    const { fetcher, rawDir, store } = this.#options;
    const { address, holder, kept } = place;
    const { etag, modified } = holder.source.watched ?? {};
    const answered = await fetcher.fetch(address, { etag, modified });
    const article = await this.#article(answered, holder);
    const fetched = article === null ? answered : asOneAnswer(article);
    const sight = await judge(fetched, address, () => readCustody(rawDir, holder.id));
    if (sight.kind !== 'changed') return this.#write(holder, address, sight);
    // A state that stood there before, perhaps with another surrounding, is not kept again.
    for (const { id } of kept) {
      if (id === holder.id) continue;
      const earlier = await judge(fetched, address, () => readCustody(rawDir, id));
      if (earlier.kind === 'same') return this.#replaced(place, { kind: 'changed', version: id });
    }
    store.put(
      address,
      await recordsOfArticle(article ?? { pages: [fetched as Answered], attachments: [], lost: null }),
    );
    this.#changed.push({ place, sight });
  }

  /** All pages of an article that the archive has as one document; null for any other. */
  async #article(answered: Fetched, { id }: Kept): Promise<Article | null> {
    if (troubleWith(answered) !== null || answered.type !== 'answer') return null;
    const { rawDir, fetcher } = this.#options;
    const { bytes } = await readCustody(rawDir, id);
    if (pagesOf(Buffer.from(bytes.subarray(0, 4096)).toString('latin1')) === 1) return null;
    return followPages(answered, async (next) => {
      const page = await fetcher.fetch(next);
      return troubleWith(page) === null && page.type === 'answer' ? page : null;
    });
  }

  /** Writes down that another document that the archive has stands where one stood. */
  async #replaced({ address, holder }: Place, sight: Sight & { kind: 'changed' }): Promise<void> {
    const { rawDir } = this.#options;
    const present = (await listCustody(rawDir)).includes(sight.version);
    if (!present) {
      const why = `取到了新的版本，但没有能够收入（${sight.version}）`;
      return this.#tell({ id: holder.id, address, sight: 'unknown', events: [], detail: why });
    }
    await this.#write(holder, address, sight);
    const version = { id: sight.version, source: await readSource(rawDir, sight.version) };
    if (standing(version.source.watched) !== 'changed') return;
    await this.#write(version, address, { kind: 'same', movedTo: null, validators: null });
  }

  async #write({ id, source }: Kept, address: string, sight: Sight): Promise<void> {
    const { rawDir, inTurn } = this.#options;
    const noted = note(source, sight, this.#day);
    if (noted !== null) await inTurn(async () => recordSighting(rawDir, id, noted.watched));
    const detail = 'why' in sight ? sight.why : '';
    this.#tell({ id, address, sight: sight.kind, events: noted?.events ?? [], detail });
  }
}

/** @param tell is called for each document that was looked at */
export const watchRound = (options: WatchOptions, tell: (result: WatchResult) => void): Promise<void> =>
  new Round(options, tell).run();
