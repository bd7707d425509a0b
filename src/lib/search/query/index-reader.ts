/** Opens the index files over HTTP (or from a disk, in tests). */
import type { AlikeFile, PlaceRow, SynonymRow, WordFile } from '../format/lexicon.ts';
import {
  type IndicatorEntry,
  type Manifest,
  manifestVersion,
  type RegionEntry,
  type ScriptFile,
} from '../format/manifest.ts';
import type { ScriptTables } from '../format/normalise.ts';
import type { SuggestionList } from '../format/suggestion.ts';
import { IndexError, type IndexFiles, inflate, json, kept, type ReadFile } from './files.ts';
import { openGroup } from './open-group.ts';
import type { OpenGroup, SearchIndex, SuggestionFiles } from './search-index.ts';

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
  const group = kept(
    (index: number): Promise<OpenGroup> => openGroup(files, manifest, index, () => once.script(null)),
  );
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
    lexicon: kept(async (_: null) => {
      const [places, words] = await Promise.all([
        decoded<PlaceRow[]>(`${shared}/lexicon/places.bin`, json),
        decoded<WordFile>(`${shared}/lexicon/words.bin`, json),
      ]);
      return { places, words };
    }),
    synonyms: kept((_: null) => decoded<SynonymRow[]>(`${shared}/lexicon/synonyms.bin`, json)),
    alike: kept((_: null) => decoded<AlikeFile>(`${shared}/lexicon/alike.bin`, json)),
    rough: kept((_: null) => decoded<string[]>(`${shared}/rough.bin`, json)),
    script: kept((_: null) =>
      decoded(`${shared}/script.bin`, (bytes): ScriptTables => {
        const { from, to, certain } = json(bytes) as ScriptFile;
        const pairs = [...from].map((character, k) => [character, to[k] ?? character] as const);
        return { certain: new Map(pairs.slice(0, certain)), full: new Map(pairs) };
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
    lexicon: () => once.lexicon(null),
    synonyms: () => once.synonyms(null),
    alike: () => once.alike(null),
    suggestions: once.suggestions,
  };
}
