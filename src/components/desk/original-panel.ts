/** The original: its lines with marks, and beside them the page as it looked, framed, or its pages as pictures. */

import type { PageBox } from '../../lib/core/page-places.ts';
import { segmentsOf } from '../../lib/desk/segments.ts';
import type { DocumentView, LineView } from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';

import { type Roving, roving } from './roving.ts';
import { type SheetPages, sheetPages } from './sheet-pages.ts';

export interface OriginalPanel {
  readonly elements: readonly HTMLElement[];
  readonly lines: Roving;
  /** Shows where a field stands. */
  markField(field: string): void;
  /** Shows a line of the original; null for none. */
  markLine(line: number | null): void;
  /** The line that is chosen, null when there is none. */
  chosen(): LineView | null;
}

const withMarks = ({ text, marks }: LineView, labels: ReadonlyMap<string, string>): (Node | string)[] =>
  segmentsOf(text.length, marks).map(({ start, end, fields }) => {
    const words = text.slice(start, end);
    if (fields.length === 0) return words;
    const title = fields.map((field) => labels.get(field) ?? field).join('、');
    return h('mark', { 'data-fields': fields.join(' '), title }, words);
  });

function lineElement(line: LineView, labels: ReadonlyMap<string, string>): HTMLElement {
  return h(
    'div',
    { class: `line is-${line.state}`, 'data-line': line.line },
    h('span', { class: 'line-number' }, String(line.line)),
    h('span', { class: 'line-text' }, withMarks(line, labels)),
  );
}

const pictureLabels = { html: '网页', pages: '页面' } as const;

/** @param onLine a line was chosen by the person */
export function originalPanel(document: DocumentView, onLine: (line: LineView) => void): OriginalPanel {
  const labels = new Map(document.fields.map(({ name, label }) => [name, label]));
  const items = document.lines.map((line) => lineElement(line, labels));
  const lines = roving({
    label: '原件的文字，逐行',
    items,
    class: 'lines',
    onChoose: (index) => {
      const line = document.lines[index];
      if (line) onLine(line);
    },
  });
  const address = `/originals/${document.id}`;
  const picture = h('div', { class: 'picture', hidden: true });
  let frame: HTMLIFrameElement | null = null;
  const showPicture = (field: string): void => {
    if (document.picture === 'html') {
      frame ??= h('iframe', { sandbox: '', title: '原网页', referrerpolicy: 'no-referrer' });
      frame.src = `${address}#${field}`;
      if (!frame.isConnected) picture.append(frame);
    } else showBoxes(document.fields.find(({ name }) => name === field)?.boxes ?? []);
  };
  let pages: SheetPages | null = null;
  const showBoxes = (boxes: readonly PageBox[]): void => {
    pages ??= sheetPages(document.sheets, address);
    if (picture.childElementCount === 0) picture.append(...pages.elements);
    pages.box(boxes);
  };
  let [isPicture, field] = [false, ''];
  const tab = (label: string, wanted: boolean): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(!wanted),
        onclick: () => {
          isPicture = wanted;
          picture.hidden = !wanted;
          lines.element.hidden = wanted;
          for (const [i, one] of tabs.entries())
            one.setAttribute('aria-pressed', String((i === 1) === wanted));
          if (wanted) showPicture(field);
        },
      },
      label,
    );
  const tabs = document.picture ? [tab('文字', false), tab(pictureLabels[document.picture], true)] : [];
  const facts = [document.format, document.file, document.origin].filter(Boolean).join(' · ');
  return {
    elements: [
      h('h2', {}, '原件'),
      h(
        'p',
        { class: 'note' },
        `${facts} · `,
        h('a', { href: `${address}/bytes`, download: document.file }, '下载'),
      ),
      ...(tabs.length > 0 ? [h('p', { class: 'buttons' }, tabs)] : []),
      lines.element,
      picture,
    ],
    lines,
    markField(name) {
      field = name;
      for (const mark of lines.element.querySelectorAll('mark')) {
        const isChosen = mark.dataset['fields']?.split(' ').includes(name) === true;
        mark.classList.toggle('is-chosen', isChosen);
        if (isChosen) mark.scrollIntoView({ block: 'center' });
      }
      if (isPicture) showPicture(name);
    },
    markLine(number) {
      for (const item of items) item.classList.toggle('is-at', item.dataset['line'] === String(number));
      lines.element.querySelector('.is-at')?.scrollIntoView({ block: 'nearest' });
      const index = document.lines.findIndex(({ line }) => line === number);
      if (index >= 0) lines.choose(index, false);
      if (isPicture && document.picture === 'pages') showBoxes(document.lines[index]?.boxes ?? []);
    },
    chosen: () => document.lines[lines.index()] ?? null,
  };
}
