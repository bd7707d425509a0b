/**
 * What a query was taken for, or may be: chips that can be removed, other readings with what they find, values of an
 * indicator. Loaded only when a query has something to understand.
 */
import type { SearchResult } from '../../lib/search/query/search.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import type { SearchState } from '../../lib/search/query/state.ts';
import { type Choice, type ChoiceKind, choicesFor } from '../../lib/search/query/understand/choices.ts';
import { mayMean } from '../../lib/search/query/understand/open-text.ts';
import {
  describe,
  describeAll,
  isSure,
  requestOf,
  shownPieces,
} from '../../lib/search/query/understand/reading.ts';
import type { Piece } from '../../lib/search/query/understand/segment.ts';
import { piecesOf, type Understood, understand } from '../../lib/search/query/understand/understand.ts';
import type { UnknownValue } from '../../lib/search/query/understand/unknown-values.ts';
import { t } from '../texts.ts';
import { h } from './dom.ts';

type Change = (state: SearchState) => void;

const choiceNames: Readonly<Record<ChoiceKind, string>> = {
  meant: t('reading.did-you-mean'),
  'also-called': t('reading.also-called'),
  'also-written': t('reading.also-written'),
};

/** The pieces as the form shows them: filters, and words without the quotation marks that hold each together. */
function stateOf(pieces: readonly Piece[], state: SearchState): SearchState | null {
  const request = requestOf(pieces, state);
  return request && { ...state, ...request, text: request.text.replaceAll('"', ''), page: 1 };
}

const action = (text: string, run: () => void, ...more: readonly Node[]): HTMLElement =>
  h('button', { type: 'button', onclick: run }, text, ...more);

const count = (reports: number): HTMLElement =>
  h('span', { class: 'count' }, t('search.reports', { reports }));

/** What was understood, and the sentence that says so. */
export interface Instead extends Understood {
  readonly note: string;
}

/** @returns what was looked for instead of the words as they stand; null when nothing else is meant or found */
export async function understandState(index: SearchIndex, state: SearchState): Promise<Instead | null> {
  const understood = await understand(index, state, (await index.script()).certain);
  if (!understood) return null;
  return {
    ...understood,
    note: t('reading.instead', { pieces: describeAll(understood.reading.pieces, t) }),
  };
}

/** Chips of what was understood; each can be taken away. */
function chips(pieces: readonly Piece[], state: SearchState, change: Change): HTMLElement {
  const told = shownPieces(pieces).filter(({ kind }) => kind !== 'left-out');
  const items = told.map((piece) => {
    const { name, value } = describe(piece, t);
    const next = stateOf(
      told.filter((other) => other !== piece),
      state,
    );
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          'aria-label': t('reading.remove', { name, value }),
          onclick: () => next && change(next),
        },
        h('span', { class: 'chip-name' }, name),
        value,
        h('span', { class: 'chip-remove', 'aria-hidden': 'true' }, '×'),
      ),
    );
  });
  return h('ul', { class: 'reading-chips', 'aria-label': t('reading.label') }, items);
}

/** What was not looked for, by name. */
function leftOut({ pieces, missing }: Understood['reading']): HTMLElement | null {
  const words = pieces.flatMap(({ kind, text }) => (kind === 'left-out' ? [text] : []));
  const notes = [
    words.length > 0 ? t('reading.not-counted', { words: words.join(t('mark.and')) }) : '',
    missing.length > 0 ? t('reading.not-found', { words: missing.join(t('mark.and')) }) : '',
  ].filter(Boolean);
  return notes.length > 0 ? h('p', { class: 'note' }, `${notes.join('；')}${t('mark.stop')}`) : null;
}

function choiceRow(choices: readonly Choice[], state: SearchState, change: Change): HTMLElement[] {
  const byKind = Map.groupBy(choices, ({ kind }) => kind);
  return [...byKind].map(([kind, own]) =>
    h(
      'p',
      { class: 'reading-choices', 'data-choice': kind },
      `${choiceNames[kind]}${t('mark.colon')}`,
      own.map(({ text, reports }) => action(text, () => change({ ...state, text, page: 1 }), count(reports))),
    ),
  );
}

/** The understood reading of a query that finds something as it stands: a choice. */
async function otherReading(
  index: SearchIndex,
  state: SearchState,
  result: SearchResult,
  change: Change,
): Promise<HTMLElement | null> {
  if (!mayMean(state.text)) return null;
  const pieces = await piecesOf(index, state.text);
  // Words alone say what they said as they stood.
  if (pieces.every(({ kind }) => kind === 'word' || kind === 'left-out')) return null;
  const understood = await understand(index, state);
  if (!understood || understood.result.reports === result.reports) return null;
  const next = stateOf(understood.reading.pieces, state);
  return (
    next &&
    h(
      'p',
      { class: 'reading-choices', 'data-choice': 'reading' },
      t('reading.also'),
      action(describeAll(understood.reading.pieces, t), () => change(next), count(understood.result.reports)),
      t('reading.look-for'),
    )
  );
}

const fieldNames: Readonly<Record<UnknownValue['field'], string>> = {
  region: t('reading.region'),
  kind: t('reading.kind'),
  issuer: t('reading.issuer'),
};

/** A filter of the address that the archive does not have, and what may be meant. */
async function unknown(index: SearchIndex, state: SearchState, change: Change): Promise<HTMLElement[]> {
  const { filters, fields } = state;
  if (filters.regions.length + filters.kinds.length === 0 && fields.issuer.trim() === '') return [];
  const { unknownValues } = await import('../../lib/search/query/understand/unknown-values.ts');
  return (await unknownValues(index, state)).map(({ field, value, meant }) =>
    h(
      'p',
      { class: 'reading-choices', 'data-choice': 'unknown' },
      field === 'issuer'
        ? t('reading.unknown-issuer', { value })
        : t('reading.unknown', { value, field: fieldNames[field] }),
      meant.length > 0 ? t('reading.meant') : t('mark.stop'),
      meant.map(({ label, request }) => action(label, () => change({ ...state, ...request, page: 1 }))),
    ),
  );
}

async function values(pieces: readonly Piece[]): Promise<HTMLElement | null> {
  if (!pieces.some(({ kind }) => kind === 'indicator')) return null;
  const { indicatorValues } = await import('./indicator-values.ts');
  return indicatorValues(pieces);
}

const nodes = (all: readonly (HTMLElement | null)[]): HTMLElement[] => all.filter((node) => node !== null);

/**
 * @param found what the query finds as it stands
 * @param understood what was looked for instead, where that is nothing
 * @returns what to show above the hits; nothing when a file cannot be had, as the answer stands without it
 */
export async function readingPanel(
  index: SearchIndex,
  state: SearchState,
  found: SearchResult,
  understood: Understood | null,
  change: Change,
): Promise<HTMLElement[]> {
  try {
    if (understood) {
      const { reading } = understood;
      const sure = isSure(reading);
      const [choices, figures] = await Promise.all([
        choicesFor(index, state, sure ? understood.result.reports : 0),
        values(reading.pieces),
      ]);
      return nodes([
        ...choiceRow(choices, state, change),
        chips(reading.pieces, state, change),
        leftOut(reading),
        figures,
      ]);
    }
    const [lost, choices, other, figures] = await Promise.all([
      found.reports === 0 ? unknown(index, state, change) : [],
      choicesFor(index, state, found.reports),
      found.reports > 0 ? otherReading(index, state, found, change) : null,
      mayMean(state.text) ? piecesOf(index, state.text).then(values) : null,
    ]);
    return nodes([...lost, ...choiceRow(choices, state, change), other, figures]);
  } catch {
    return [];
  }
}
