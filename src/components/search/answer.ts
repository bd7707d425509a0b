/** Shows the answer to a search: list or contexts, pages, years, partial matches, export. */
import { contextLines } from '../../lib/search/query/context.ts';
import { scriptFor } from '../../lib/search/query/hits.ts';
import type { Found, LocatedMatch } from '../../lib/search/query/matched.ts';
import { isCostly, partialMatches, rankedMatches, typedWords } from '../../lib/search/query/partial.ts';
import { hasWords, type SearchResult, search, type Wording } from '../../lib/search/query/search.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import type { SearchState } from '../../lib/search/query/state.ts';
import { isOpen, mayMean } from '../../lib/search/query/understand/open-text.ts';
import { t } from '../texts.ts';
import { contextTable } from './context-table.ts';
import { h, part } from './dom.ts';
import { type ExportSource, exportContext, exportHits, exportLimit } from './export.ts';
import { readLabels } from './labels.ts';
import { noHitsHelp } from './no-hits.ts';
import { byWords, hasWholeTexts } from './pagefind.ts';
import { pager } from './pager.ts';
import type { readingPanel } from './reading-panel.ts';
import { type Hit, type ItemContext, resultItem } from './result-item.ts';
import { yearChart } from './year-chart.ts';

const perPage = 10;
const copiesShown = 5;
/** With so few exact hits partial matches are offered too. */
const few = 3;
const partialShown = 5;

/** Never silently: what was looked for instead of the words as they were typed. */
const wordingNotes: Readonly<Record<Wording, string>> = {
  'as-typed': '',
  simplified: '',
  trimmed: t('answer.trimmed'),
  apart: t('answer.apart'),
  'across-headings': t('answer.across-headings'),
};

const sources = { index: t('answer.by.index'), engine: t('answer.by.engine') } as const;

interface Shown {
  readonly hit: Hit;
  readonly copies: readonly Hit[];
}

async function loadHit(index: SearchIndex, result: SearchResult, match: LocatedMatch): Promise<Hit> {
  const fragment = await result.fragment(match);
  return { fragment, count: match.count, script: await scriptFor(fragment, () => index.script()) };
}

/** The hits of one page with the first of their copies, each as it comes. */
async function loadPage(index: SearchIndex, result: SearchResult, page: number): Promise<Promise<Shown>[]> {
  const load = (match: LocatedMatch) => loadHit(index, result, match);
  const found = await result.list((page - 1) * perPage, page * perPage);
  return found.map(async ({ match, copies }) => ({
    hit: await load(match),
    copies: await Promise.all(copies.slice(0, copiesShown).map(load)),
  }));
}

/** Hits that fill a screen: on a slow line they are shown before the rest is there. */
const firstScreen = 3;
/** Milliseconds that the first hits wait for the rest. */
const restPatience = 150;

/** All hits where they come soon, else those of the first screen. */
async function soonShown(loading: readonly Promise<Shown>[]): Promise<readonly Shown[]> {
  const all = Promise.all(loading);
  // A failure after the first screen is told when the rest is waited for.
  all.catch(() => undefined);
  const first = await Promise.all(loading.slice(0, firstScreen));
  return Promise.race([
    all,
    new Promise<readonly Shown[]>((resolve) => setTimeout(() => resolve(first), restPatience)),
  ]);
}

const linesOf = (shown: readonly Shown[], forms: readonly string[]) =>
  shown
    .flatMap(({ hit, copies }) => [hit, ...copies])
    .flatMap(({ fragment, script }) => contextLines(fragment, forms, script));

/** More than are shown, as those of the first list are left out. */
const rankedMost = 30;

/** In a small archive Pagefind ranks; its failure leaves the words of our own index. */
async function placesByWords(index: SearchIndex, { text, filters }: SearchState): Promise<number[]> {
  const hits = await byWords(index, typedWords(text), filters, rankedMost);
  return hits.map(({ place }) => place).filter((place) => place !== null);
}

/** A second list, plainly apart from the first. */
async function partialList(
  index: SearchIndex,
  state: SearchState,
  result: SearchResult,
  context: ItemContext,
) {
  // What an engine found has no place in the files.
  const { engine: _, ...files } = index;
  const listed = result.answeredBy === 'engine' ? await search(files, state) : result;
  const ranked = hasWholeTexts() ? await placesByWords(index, state).catch(() => null) : null;
  const { matches, words } = ranked
    ? await rankedMatches(files, state, listed, ranked, partialShown)
    : await partialMatches(files, state, listed, partialShown);
  const hits = await Promise.all(matches.map((match) => loadHit(index, result, match)));
  if (hits.length === 0) return [];
  const items = hits.map((hit) => {
    const item = resultItem(hit, [], { ...context, forms: words, text: '' });
    item.removeAttribute('data-report');
    item.dataset['partialReport'] = hit.fragment.id;
    return item;
  });
  const note = ranked ? t('answer.by-words.note') : t('answer.partial.note');
  return [
    h('h2', {}, t('answer.partial')),
    h('p', { class: 'note' }, note),
    h('ol', { class: 'report-list' }, items),
  ];
}

/** A button that looks for partial matches. */
function offer(look: () => Promise<void>): HTMLElement {
  const button = h('button', { type: 'button' }, t('answer.find-partial')) as HTMLButtonElement;
  button.addEventListener('click', () => {
    button.disabled = true;
    void look();
  });
  return button;
}

/** What a query means that nothing holds as it stands; its failure leaves the answer that there is. */
async function readInstead(index: SearchIndex, state: SearchState) {
  try {
    const { understandState } = await import('./reading-panel.ts');
    return await understandState(index, state);
  } catch {
    return null;
  }
}

/** What is told and offered above the hits. */
const panelOf = (...of: Parameters<typeof readingPanel>): Promise<HTMLElement[]> =>
  import('./reading-panel.ts').then((module) => module.readingPanel(...of)).catch(() => []);

/** Milliseconds that hits wait for what stands above them, so that they need not move. */
const patience = 600;

const inTime = <T>(promise: Promise<T>): Promise<T | null> =>
  Promise.race([promise, new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))]);

/**
 * Asks and shows.
 * @param change goes to another state
 * @param isLatest false when the reader has asked something else in the meantime
 * @returns the answer, null when it came too late
 */
export async function showAnswer(
  root: HTMLElement,
  index: SearchIndex,
  state: SearchState,
  change: (state: SearchState) => void,
  isLatest: () => boolean,
): Promise<SearchResult | null> {
  const literal = await search(index, state);
  if (!isLatest()) return null;
  const understood = literal.reports === 0 && isOpen(state.text) ? await readInstead(index, state) : null;
  if (!isLatest()) return null;
  const result = understood?.result ?? literal;
  const asked: SearchState = { ...state, ...understood?.request };
  const read = () =>
    isOpen(state.text) || literal.reports === 0 ? panelOf(index, state, literal, understood, change) : null;
  const reading = understood || mayMean(state.text) ? read() : null;
  const pages = Math.max(1, Math.ceil(result.entries / perPage));
  const page = Math.min(state.page, pages);
  const { forms, reports, passages, counts } = result;
  const inContext = state.view === 'context' && forms.length > 0;
  const loading = await loadPage(index, result, page);
  const [shown, early] = await Promise.all([
    inContext ? Promise.all(loading) : soonShown(loading),
    reading && inTime(reading),
  ]);
  if (!isLatest()) return null;
  const context: ItemContext = { forms, text: asked.text, labels: readLabels(root) };
  const put = (selector: string, nodes: readonly Node[]) => part(root, selector).replaceChildren(...nodes);
  const items = (some: readonly Shown[]) => some.map(({ hit, copies }) => resultItem(hit, copies, context));
  put('.search-reading', early ?? []);
  // Where nothing is read into the words, what is told above the hits must not keep them waiting.
  if (!early) void (reading ?? read())?.then((late) => isLatest() && put('.search-reading', late));
  put('.search-hits', inContext ? [] : items(shown));
  put('.search-context', inContext ? [contextTable(linesOf(shown, forms), asked.text)] : []);
  part(root, '.search-source').textContent = reports > 0 ? sources[result.answeredBy] : '';
  const chart = yearChart(counts.years, (year) =>
    change({ ...state, page: 1, filters: { ...state.filters, from: year, to: year } }),
  );
  put('.search-chart', chart ? [chart] : []);
  put('.search-partial', []);
  put('.search-help', reports === 0 ? [noHitsHelp(state, change)] : []);
  part(root, '.search-tools').toggleAttribute('hidden', reports === 0);
  const viewButton = part(root, '[data-action="view"]');
  viewButton.toggleAttribute('hidden', forms.length === 0);
  viewButton.textContent = inContext ? t('answer.list') : t('search.context');
  const counted = t('answer.count', {
    reports,
    passages: passages > 0 ? t('answer.passages', { passages }) : '',
  });
  part(root, '[role="status"]').textContent =
    `${counted}${understood ? understood.note : wordingNotes[result.wording]}`;
  if (reports <= few && state.text.trim().length > 1 && hasWords(state)) {
    // The answer stands without it, so its failure is no failure.
    const list = async () => {
      const nodes = await partialList(index, asked, result, context).catch(() => []);
      if (isLatest()) put('.search-partial', nodes);
    };
    if (isCostly(index)) put('.search-partial', [offer(list)]);
    else void list();
  }
  put('.search-pager', []);
  const rest = (await Promise.all(loading)).slice(shown.length);
  if (!isLatest()) return null;
  part(root, '.search-hits').append(...items(rest));
  const turn = (page: number) => change({ ...state, page });
  put('.search-pager', pager(page, pages, turn));
  return result;
}

/** Entries that are listed at once. */
const atOnce = 50;

/** In order, copies behind the report that they are folded into; no more than are exported. */
async function firstMatches(result: SearchResult): Promise<LocatedMatch[]> {
  const matches: LocatedMatch[] = [];
  for (let from = 0; from < result.entries && matches.length < exportLimit; from += atOnce) {
    const found: readonly Found[] = await result.list(from, from + atOnce);
    matches.push(...found.flatMap(({ match, copies }) => [match, ...copies]));
  }
  return matches.slice(0, exportLimit);
}

/** Saves the hits, or their contexts, as a file; `button` tells how far it is. */
export async function exportAnswer(
  button: HTMLButtonElement,
  index: SearchIndex,
  result: SearchResult,
  state: SearchState,
): Promise<void> {
  const before = button.textContent;
  const source: ExportSource = {
    matches: () => firstMatches(result),
    all: result.reports,
    forms: result.forms,
    load: (match) => loadHit(index, result, match),
  };
  const all = Math.min(result.reports, exportLimit);
  button.disabled = true;
  try {
    await (state.view === 'context' ? exportContext : exportHits)(source, (done) => {
      const cut = result.reports > all ? t('answer.cut', { reports: result.reports, all }) : '';
      button.textContent = t('answer.done', { done, all, cut });
    });
  } finally {
    button.disabled = false;
    button.textContent = before;
  }
}
