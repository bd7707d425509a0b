/** Switches reading without a network on and off. Nothing is registered or kept before the reader asks for it. */
import { t } from '../texts.ts';

const siteBase = `/${import.meta.env.BASE_URL.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
const cachePrefix = `juanzong ${siteBase} `;

type Kept = 'core' | 'search';
type Answer =
  | { readonly done: number; readonly total: number }
  | { readonly kept: Kept }
  | { readonly failed: string };

const part = <T extends HTMLElement>(id: string): T => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`offline: no element ${id}`);
  return element as T;
};

const status = part('offline-status');
const [onButton, searchButton, offButton] = [
  part<HTMLButtonElement>('offline-on'),
  part<HTMLButtonElement>('offline-search'),
  part<HTMLButtonElement>('offline-off'),
];

/** Each button stands in a line of its own. */
function showOnly(...shown: readonly HTMLButtonElement[]): void {
  for (const button of [onButton, searchButton, offButton]) {
    if (button.parentElement) button.parentElement.hidden = !shown.includes(button);
  }
}

const registration = () => navigator.serviceWorker.getRegistration(siteBase);
const hasKept = async (what: Kept) => (await caches.match(`${siteBase}kept/${what}`)) !== undefined;

async function show(): Promise<void> {
  const isOn = (await registration()) !== undefined && (await hasKept('core'));
  const all = isOn && (await hasKept('search'));
  if (isOn && !all) await offerSearch();
  showOnly(...(isOn ? [...(all ? [] : [searchButton]), offButton] : [onButton]));
  if (!isOn) return;
  const pages = await (await caches.open(`${cachePrefix}pages`)).keys();
  const reports = pages.filter(({ url }) => /\/reports\/r[0-9a-f]{12}\/$/.test(url)).length;
  status.textContent = t('offline.kept', { reports, search: all ? t('offline.and-search') : '' });
}

/** @returns the worker, once it answers for this page */
async function startWorker(): Promise<ServiceWorker> {
  await navigator.serviceWorker.register(`${siteBase}offline-worker.js`, {
    scope: siteBase,
    updateViaCache: 'none',
  });
  const { active } = await navigator.serviceWorker.ready;
  if (!active) throw new Error(t('offline.no-worker'));
  return active;
}

async function keep(what: Kept): Promise<void> {
  const worker = await startWorker();
  await new Promise<void>((resolve, reject) => {
    const hear = ({ data }: MessageEvent<Answer>): void => {
      if ('done' in data) {
        status.textContent = t('offline.keeping', { done: data.done, total: data.total });
        return;
      }
      navigator.serviceWorker.removeEventListener('message', hear);
      if ('failed' in data) reject(new Error(data.failed));
      else resolve();
    };
    navigator.serviceWorker.addEventListener('message', hear);
    worker.postMessage({ keep: what });
  });
}

async function switchOff(): Promise<void> {
  await (await registration())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(cachePrefix)) await caches.delete(name);
  status.textContent = t('offline.switched-off');
}

function act(button: HTMLButtonElement, action: () => Promise<void>): void {
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await action();
    } catch (error) {
      status.textContent = t('offline.failed', {
        error: error instanceof Error ? error.message : String(error),
      });
    } finally {
      button.disabled = false;
      await show();
    }
  });
}

async function offerSearch(): Promise<void> {
  const response = await fetch(`${siteBase}offline.json`, { cache: 'no-cache' }).catch(() => null);
  if (!response?.ok) return;
  const { search, searchBytes } = (await response.json()) as { search: string[] | null; searchBytes: number };
  const size = `${(searchBytes / 1e6).toFixed(1)} MB`;
  if (search === null) {
    searchButton.disabled = true;
    searchButton.textContent = t('offline.too-large', { size });
  } else {
    searchButton.textContent = t('offline.keep-search-size', { size });
  }
}

if (!('serviceWorker' in navigator && 'caches' in window)) {
  status.textContent = t('offline.unsupported');
  showOnly();
} else {
  act(onButton, () => keep('core'));
  act(searchButton, () => keep('search'));
  act(offButton, switchOff);
  await show();
}
