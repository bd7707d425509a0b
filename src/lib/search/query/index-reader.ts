/**
 * Opens the index files over HTTP (or from a disk, in tests). Each file is loaded once; a file that cannot be
 * had is an error with a reason that the page can tell the reader.
 */
import type { Fragment } from '../format/fragment.ts';
import type { ScriptMap } from '../format/normalise.ts';
import type { IndicatorEntry } from './indicators.ts';
import type { GroupReader } from './phrase.ts';
import type { Suggestion, SuggestionList } from './suggest.ts';

/** The one file with a fixed name; the folders that it names change whenever their content does. */
export interface Manifest {
  readonly version: number;
  readonly reports: number;
  readonly groups: readonly { readonly path: string; readonly reports: number }[];
  /** Texts of reports in a file. */
  readonly bundle: number;
  /** It is known which reports have figures of which indicators. */
  readonly hasIndicators: boolean;
  /** Reports by value, for the filters before anything is typed. */
  readonly counts: {
    readonly years: Readonly<Record<string, number>>;
    readonly kinds: Readonly<Record<string, number>>;
    readonly levels: Readonly<Record<string, number>>;
    readonly needsReview: number;
  };
  /** Top of the region tree; the levels below are loaded when opened. */
  readonly provinces: readonly { readonly key: string; readonly name: string; readonly reports: number }[];
  /** Folder of `regions/<two digits>.bin` and of the other shared files. */
  readonly shared: string;
}

export const manifestVersion = 2;

/** Region below a province: key, name, key of the region above. */
export interface RegionEntry {
  readonly key: string;
  readonly name: string;
  readonly parent: string;
  readonly reports: number;
}

export type IndexFailure = 'offline' | 'missing' | 'damaged' | 'outdated';

export class IndexError extends Error {
  readonly failure: IndexFailure;
  readonly path: string;

  constructor(failure: IndexFailure, path: string, cause?: unknown) {
    super(`search index: ${path} is ${failure}`, { cause });
    this.failure = failure;
    this.path = path;
  }
}

/** Gives the bytes of a file of the index folder, null when there is none; throws when offline. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

export interface OpenGroup extends GroupReader {
  fragment(report: number): Promise<Fragment>;
  /** For each report the days from 1970-01-01 to its publication, 0 when unknown. */
  dates(): Promise<Uint32Array>;
  /** For each report the indicators that it has figures of. */
  indicators(): Promise<readonly (readonly string[])[]>;
}

export interface SearchIndex {
  readonly manifest: Manifest;
  group(index: number): Promise<OpenGroup>;
  regions(province: string): Promise<readonly RegionEntry[]>;
  /** Clusters of near-identical reports: place in the whole archive → number of the cluster. */
  copies(): Promise<ReadonlyMap<number, number>>;
  script(): Promise<ScriptMap>;
  /** Families of indicators, each followed by its own. */
  indicators(): Promise<readonly IndicatorEntry[]>;
  /** Folders of the Pagefind indexes. */
  rough(): Promise<readonly string[]>;
  suggestions(list: SuggestionList): Promise<SuggestionFiles>;
}

/** First key of each file of suggestions, and the files. */
export interface SuggestionFiles {
  readonly borders: readonly string[];
  file(index: number): Promise<readonly (readonly [key: string, suggestion: Suggestion])[]>;
}

/** How the readers of the index get at its files; each throws IndexError when a file cannot be had. */
export interface IndexFiles {
  raw(path: string): Promise<Uint8Array>;
  /** Tells a failure to read what was loaded from `path` as damage of that file. */
  decode<T>(path: string, read: () => T | Promise<T>): Promise<T>;
  /** Loads a compressed file. */
  decoded<T>(path: string, read: (bytes: Uint8Array) => T): Promise<T>;
}

/** Files of one kind in memory, so that it stays flat however long a reader goes on. */
const mostKept = 200;

export async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

/** Keeps what was loaded last; a failed load is forgotten, so that it can be tried again. */
export function kept<K, V>(load: (key: K) => Promise<V>, most = mostKept): (key: K) => Promise<V> {
  const cache = new Map<K, Promise<V>>();
  return (key) => {
    const before = cache.get(key);
    cache.delete(key);
    const value = before ?? load(key);
    cache.set(key, value);
    if (!before) value.catch(() => cache.delete(key));
    const [oldest] = cache.keys();
    if (cache.size > most && oldest !== undefined) cache.delete(oldest);
    return value;
  };
}

/** @param readFile gets paths below the index folder */
export async function openIndex(readFile: ReadFile): Promise<SearchIndex> {
  const raw = async (path: string): Promise<Uint8Array> => {
    let bytes: Uint8Array | null;
    try {
      bytes = await readFile(path);
    } catch (error) {
      throw new IndexError('offline', path, error);
    }
    if (!bytes) throw new IndexError('missing', path);
    return bytes;
  };
  const decode = async <T>(path: string, read: () => T | Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      throw new IndexError('damaged', path, error);
    }
  };
  const decoded = async <T>(path: string, read: (bytes: Uint8Array) => T): Promise<T> => {
    const bytes = await raw(path);
    return decode(path, async () => read(await inflate(bytes)));
  };

  const manifestBytes = await raw('manifest.json');
  let manifest: Manifest;
  try {
    manifest = json(manifestBytes) as Manifest;
  } catch (error) {
    throw new IndexError('damaged', 'manifest.json', error);
  }
  if (manifest.version !== manifestVersion) throw new IndexError('outdated', 'manifest.json');

  const files: IndexFiles = { raw, decode, decoded };
  // A page without a query need not load the code that reads groups.
  const group = kept(async (index: number): Promise<OpenGroup> => {
    const { openGroup } = await import('./open-group.ts');
    return openGroup(files, manifest, index, () => once.script(null));
  });
  const shared = `${manifest.shared}`;
  const once = {
    copies: kept((_: null) =>
      decoded(`${shared}/copies.bin`, (bytes) => new Map(json(bytes) as [number, number][])),
    ),
    suggestions: kept(async (list: SuggestionList): Promise<SuggestionFiles> => {
      const borders = await decoded<string[]>(`${shared}/${list}/borders.bin`, json);
      return { borders, file: kept((file: number) => decoded(`${shared}/${list}/${file}.bin`, json)) };
    }),
    indicators: kept((_: null) => decoded<IndicatorEntry[]>(`${shared}/indicators.bin`, json)),
    rough: kept((_: null) => decoded<string[]>(`${shared}/rough.bin`, json)),
    script: kept((_: null) =>
      decoded(`${shared}/script.bin`, (bytes): ScriptMap => {
        const [from, to] = json(bytes) as [string, string];
        return new Map([...from].map((character, k) => [character, to[k] ?? character]));
      }),
    ),
  };
  return {
    manifest,
    group,
    regions: kept((province: string) => decoded<RegionEntry[]>(`${shared}/regions/${province}.bin`, json)),
    copies: () => once.copies(null),
    script: () => once.script(null),
    indicators: () => once.indicators(null),
    rough: () => once.rough(null),
    suggestions: once.suggestions,
  };
}
