/**
 * Service worker for reading without a network. It is only there for readers who asked for it on the page /offline/.
 * With a network every page comes from the network, so nothing stale is shown; without one, from what was kept. When the
 * manifest of the site changes, all that is kept is fetched anew.
 */
const scope = new URL(self.registration.scope).pathname;
const cacheName = (name) => `juanzong ${scope} ${name}`;
/** Pages and data by address, without what follows a question mark. */
const pagesCache = cacheName('pages');
/** Files whose names change with their content. */
const filesCache = cacheName('files');
const stateCache = cacheName('state');

/** Most pages that are kept; those not visited for the longest time go first. */
const mostPages = 500;
/** Milliseconds after which the kept copy is shown while the network is still silent. */
const patience = 5_000;
/** Files under way at the same time. */
const lanes = 6;

const isImmutable = (path) => /^(?:_astro|search-index\/[^/]+)\//.test(path);
/** Downloads are as large as they like; the manifest must say what is there now. */
const isLeftAlone = (path) => /^(?:raw|manifest|data\/[^/]+\.(?:csv|jsonl|parquet|zip))/.test(path);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const tell = (message) => event.source?.postMessage(message);
  if (event.data?.keep === undefined) return;
  event.waitUntil(
    keep(event.data.keep, (done, total) => tell({ done, total })).then(
      () => tell({ kept: event.data.keep }),
      (error) => tell({ failed: String(error?.message ?? error) }),
    ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(scope)) return;
  const path = url.pathname.slice(scope.length);
  if (isLeftAlone(path)) return;
  if (isImmutable(path)) {
    event.respondWith(fromCacheFirst(request));
    return;
  }
  event.respondWith(fromNetworkFirst(request, url));
  if (request.mode === 'navigate') event.waitUntil(followSite());
});

async function fromCacheFirst(request) {
  const cache = await caches.open(filesCache);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request.url, response.clone());
  return response;
}

async function fromNetworkFirst(request, url) {
  const cache = await caches.open(pagesCache);
  const key = url.origin + url.pathname;
  const network = fetch(request).then(async (response) => {
    if (response.status === 200 && !response.redirected) await put(cache, key, response.clone());
    return response;
  });
  const kept = await cache.match(key);
  if (!kept) {
    return network.catch(async (error) => {
      const instead = request.mode === 'navigate' ? await cache.match(`${url.origin}${scope}offline/`) : undefined;
      if (instead) return instead;
      throw error;
    });
  }
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept));
  return Promise.race([network.catch(() => kept), late]);
}

async function put(cache, key, response) {
  // Putting again moves an entry to the end, so the first ones are those not visited for the longest time.
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - mostPages))) await cache.delete(old);
}

/** What is to be kept: `core`, without which no page looks right, or `search`, the whole index. */
async function keep(what, onProgress) {
  const list = await fetchList();
  const paths = what === 'search' ? [...list.core, ...(list.search ?? [])] : list.core;
  await fetchAll(paths, onProgress);
  const state = await caches.open(stateCache);
  await state.put(`${scope}kept/${what}`, new Response(''));
  await state.put(`${scope}version`, new Response(await siteVersion()));
}

async function fetchList() {
  const response = await fetch(`${scope}offline.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`offline.json: ${response.status}`);
  return response.json();
}

/** The manifest stands for every file of the site. */
async function siteVersion() {
  const response = await fetch(`${scope}manifest.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
  return response.text();
}

async function fetchAll(paths, onProgress = () => {}) {
  const [pages, files] = [await caches.open(pagesCache), await caches.open(filesCache)];
  const waiting = paths.values();
  let done = 0;
  const lane = async () => {
    for (const path of waiting) {
      const url = self.location.origin + scope + path;
      const immutable = isImmutable(path);
      if (!immutable || !(await files.match(url))) {
        const response = await fetch(url, { cache: immutable ? 'default' : 'no-cache' });
        // A page that came by a redirection could not be shown again; its copy can.
        if (response.status === 200) await (immutable ? files : pages).put(url, new Response(response.body, response));
        // A page that is gone must not be shown as if it were there.
        else if (response.status === 404 || response.status === 410) await pages.delete(url);
        else throw new Error(`${path}: ${response.status}`);
      }
      done += 1;
      onProgress(done, paths.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Milliseconds between two looks at the manifest. */
const lookAgain = 600_000;
let nextLook = 0;

async function followSite() {
  if (Date.now() < nextLook) return;
  nextLook = Date.now() + lookAgain;
  try {
    await update();
  } catch {
    // Without a network there is nothing to follow; the next page tries again.
    nextLook = 0;
  }
}

/** After a new build: fetches anew what is kept, then drops files that belong to the old one. */
async function update() {
  const state = await caches.open(stateCache);
  const last = await (await state.match(`${scope}version`))?.text();
  const version = await siteVersion();
  if (last === undefined || last === version) return;
  const list = await fetchList();
  const wanted = [...list.core, ...((await state.match(`${scope}kept/search`)) ? (list.search ?? []) : [])];
  const pages = await (await caches.open(pagesCache)).keys();
  const visited = pages.map(({ url }) => new URL(url).pathname.slice(scope.length));
  await fetchAll([...new Set([...wanted, ...visited])]);
  const files = await caches.open(filesCache);
  const current = new Set(wanted.map((path) => self.location.origin + scope + path));
  for (const { url } of await files.keys()) if (!current.has(url)) await files.delete(url);
  await state.put(`${scope}version`, new Response(version));
}
