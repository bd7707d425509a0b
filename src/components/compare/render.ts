/** Rows of a comparison as elements. */
import type { Change, Piece } from '../../lib/site/compare/differences.ts';
import { element } from '../reader/dom.ts';
import { t } from '../texts.ts';
import type { Cell, Line } from './messages.ts';
import type { ReadReport } from './read-report.ts';

interface Run {
  readonly text: string;
  /** Element that marks it, none for what is common. */
  readonly mark: 'mark' | 'del' | 'ins' | null;
}

const ordinals = [t('compare.first'), t('compare.second'), t('compare.third')];
const marks = { both: null, left: 'del', right: 'ins' } as const;

/** Paragraphs again, out of runs that may reach across their ends. */
function paragraphs(runs: readonly Run[]): HTMLParagraphElement[] {
  const lines: Node[][] = [[]];
  for (const { text, mark } of runs) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push(mark ? element(mark, {}, part) : new Text(part));
    }
  }
  return lines.filter((line) => line.length > 0).map((line) => element('p', {}, ...line));
}

const ofPiece = ({ text, common }: Piece): Run => ({ text, mark: common ? null : 'mark' });
const ofChange = ({ text, side }: Change): Run => ({ text, mark: marks[side] });

function heading(report: ReadReport, { anchor, level, heading: text }: Cell): HTMLElement[] {
  if (text === '') return [];
  const link = element('a', { href: `${report.address}#${anchor}` }, text);
  return [element('h3', { 'data-level': String(level) }, link)];
}

function cell(report: ReadReport, label: string, content: Cell | null): HTMLElement {
  const from = element('p', { class: 'compare-from' }, label);
  if (!content) {
    return element('div', { class: 'compare-cell compare-none' }, from, element('p', {}, t('compare.none')));
  }
  const text = paragraphs(content.pieces.map(ofPiece));
  if (!content.different) {
    return element('div', { class: 'compare-cell' }, from, ...heading(report, content), ...text);
  }
  const note = element('div', { class: 'compare-note' }, t('compare.different'));
  return element(
    'div',
    { class: 'compare-cell compare-different' },
    from,
    ...heading(report, content),
    note,
    ...text,
  );
}

export function renderTitles(reports: readonly ReadReport[]): HTMLElement {
  const titles = reports.map(({ address, title }, index) =>
    element(
      'h2',
      { class: 'compare-cell' },
      element('span', { class: 'compare-from' }, `${ordinals[index]}${t('mark.colon')}`),
      element('a', { href: address }, title),
    ),
  );
  return element('div', { class: 'compare-row compare-titles' }, ...titles);
}

/** @returns the sections of one row beside each other */
export function renderColumns(reports: readonly ReadReport[], { cells }: Line): HTMLElement {
  const columns = reports.map((report, index) => cell(report, ordinals[index] ?? '', cells[index] ?? null));
  return element('div', { class: 'compare-row' }, ...columns);
}

/** @returns the sections of one row in one text, or after each other where they have little in common */
export function renderMerged(reports: readonly ReadReport[], { cells, changes }: Line): HTMLElement {
  const present = reports.flatMap((report, index) => {
    const content = cells[index];
    return content ? [{ report, content, ordinal: ordinals[index] ?? '' }] : [];
  });
  if (!changes) {
    const label = (ordinal: string) => (present.length === 1 ? t('compare.only-in', { ordinal }) : ordinal);
    const blocks = present.map(({ report, content, ordinal }) => cell(report, label(ordinal), content));
    return element('div', { class: 'compare-row' }, ...blocks);
  }
  const headings = present.flatMap(({ report, content }) => heading(report, content));
  const same = headings.length === 2 && headings[0]?.textContent === headings[1]?.textContent;
  const text = paragraphs(changes.map(ofChange));
  return element(
    'div',
    { class: 'compare-row' },
    element('div', { class: 'compare-cell' }, ...(same ? headings.slice(0, 1) : headings), ...text),
  );
}
