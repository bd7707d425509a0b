/** Opens the index of this site over HTTP. */
import { openIndex } from '../../lib/search/query/index-reader.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';

/** A file that takes longer counts as not to be had. */
const patience = 20_000;

/** Base path with a slash at both ends. */
export const siteBase = `/${import.meta.env.BASE_URL.split('/').filter(Boolean).join('/')}/`.replace(
  '//',
  '/',
);

export const indexUrl = `${siteBase}search-index/`;

async function readFile(path: string): Promise<Uint8Array | null> {
  // The manifest changes with each build; all other names change with their content.
  const cache = path === 'manifest.json' ? 'no-cache' : 'default';
  const response = await fetch(indexUrl + path, { cache, signal: AbortSignal.timeout(patience) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The engine answers or the files do, so a reader waits no longer for it than for them. */
const enginePatience = 6_000;

/** An engine that the archive runs; only the search page names it. */
async function withEngine(index: SearchIndex): Promise<SearchIndex> {
  const path = document.querySelector<HTMLElement>('archive-search')?.dataset['engine'];
  if (!path) return index;
  const { openEngine } = await import('../../lib/search/query/engine/engine.ts');
  const engine = openEngine(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(enginePatience);
    const response = await fetch(path, { method: 'POST', headers, body, signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response.json();
  });
  return { ...index, engine };
}

/** Done once; after a failure it is tried again. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The files of the index alone, also in a worker: nothing that is asked of them leaves the browser. */
export const loadFiles = once(() => openIndex(readFile));

/** The index, with the engine where the archive runs one. */
export const loadIndex = once(async () => withEngine(await loadFiles()));
