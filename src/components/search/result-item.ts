/** One report in the list of hits. */

import { formatDate } from '../../lib/core/display-dates.ts';
import type { Fragment } from '../../lib/search/format/fragment.ts';
import type { ScriptMap } from '../../lib/search/format/normalise.ts';
import { type Excerpt, excerpts, type MarkedText, markText } from '../../lib/search/query/excerpt.ts';
import { joinSpans, textHits } from '../../lib/search/query/hits.ts';
import { isKept, titleWords } from '../../lib/site/parts/title-words.ts';
import { reportLang, t, to } from '../texts.ts';
import { h } from './dom.ts';
import type { Labels } from './labels.ts';
import { placePath } from './names.ts';

export interface Hit {
  readonly fragment: Fragment;
  /** Occurrences of the words; 0 for a search by filters alone. */
  readonly count: number;
  readonly script: ScriptMap | undefined;
}

export interface ItemContext {
  readonly forms: readonly string[];
  /** What the reader typed, for highlighting on the report's page. */
  readonly text: string;
  readonly labels: Labels;
}

const quotedSections = 3;

/** Address of a place in a report, with the query for its highlighting. */
export function reportAddress(id: string, anchor: string, text: string): string {
  const query = text.trim() === '' ? '' : `?${new URLSearchParams({ q: text })}`;
  return `${to.report(id)}${query}${anchor === '' ? '' : `#${anchor}`}`;
}

const marked = (pieces: readonly MarkedText[]): (Node | string)[] =>
  pieces.map(({ text, marked: on }) => (on ? h('mark', {}, text) : text));

export function titleNodes({ title }: Fragment, forms: readonly string[], script?: ScriptMap) {
  return markText(title, joinSpans(textHits(title, forms, script))).flatMap(({ text, marked: on }) =>
    on ? h('mark', {}, text) : titleWords(text).map((word) => (isKept(word) ? h('span', {}, word) : word)),
  );
}

function excerptNode(excerpt: Excerpt, id: string, text: string): HTMLElement {
  const { heading, anchor, passageAnchor, quote } = excerpt;
  return h(
    'div',
    { class: 'hit-excerpt' },
    heading.length > 0 &&
      h(
        'a',
        { class: 'hit-section', lang: reportLang, href: reportAddress(id, anchor, text) },
        marked(heading),
      ),
    quote.length > 0 &&
      h(
        'p',
        {},
        h('span', { lang: reportLang }, marked(quote)),
        ' ',
        h('a', { class: 'hit-place', href: reportAddress(id, passageAnchor, text) }, t('common.see-text')),
      ),
  );
}

/** Where, when, what kind, from whom. */
export function factList({ region, year, kind, issuer, published }: Fragment, labels: Labels, count: number) {
  const facts = [
    region ? placePath(region.path) : t('common.region-unknown'),
    year === null ? t('common.period-unknown') : t('common.year-of', { year }),
    labels.kind(kind),
    issuer ?? '',
    published ? t('report.published', { date: formatDate(published, t.locale) }) : '',
    count > 0 ? t('hits.count', { count }) : '',
  ];
  return h(
    'ul',
    { class: 'facts' },
    facts.filter(Boolean).map((fact) => h('li', {}, fact)),
  );
}

function copyList(copies: readonly Hit[], context: ItemContext): HTMLElement {
  const items = copies.map(({ fragment, count }) =>
    h(
      'li',
      { 'data-report': fragment.id },
      h('a', { href: reportAddress(fragment.id, '', context.text) }, fragment.title),
      factList(fragment, context.labels, count),
    ),
  );
  return h(
    'details',
    { class: 'hit-copies' },
    h('summary', {}, t('search.copies', { count: copies.length })),
    h('ul', {}, items),
  );
}

export function resultItem(hit: Hit, copies: readonly Hit[], context: ItemContext): HTMLElement {
  const { fragment, count, script } = hit;
  const { id } = fragment;
  const quotes = excerpts(fragment, context.forms, quotedSections, script);
  return h(
    'li',
    { 'data-report': id },
    h(
      'a',
      {
        class: 'report-list-title',
        lang: reportLang,
        href: reportAddress(id, quotes[0]?.anchor ?? '', context.text),
      },
      titleNodes(fragment, context.forms, script),
    ),
    factList(fragment, context.labels, count),
    quotes.map((excerpt) => excerptNode(excerpt, id, context.text)),
    copies.length > 0 && copyList(copies, context),
  );
}
