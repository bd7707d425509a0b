/** How the files of an index are had: loaded once, and a failure has a reason that the page can tell the reader. */

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
