/** What was read: messages, fields with their candidates, the body, and what was left out of it. */
import type {
  CandidateView,
  DocumentView,
  EvidenceView,
  FieldView,
  NodeView,
  RemovedView,
} from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { type Roving, roving } from './roving.ts';

/** Parts of the panel between which the keyboard goes. */
export type Part = 'fields' | 'body' | 'removed';

export interface ReadingEvents {
  /** A field was chosen. */
  readonly onField: (field: FieldView) => void;
  /** A paragraph of the body, or of what was left out, was chosen. */
  readonly onLine: (line: number, part: 'body' | 'removed') => void;
  readonly onCandidate: (field: FieldView, candidate: CandidateView) => void;
  readonly onEdit: (field: FieldView) => void;
}

export interface ReadingPanel {
  readonly elements: readonly HTMLElement[];
  readonly lists: Readonly<Record<Part, Roving | null>>;
  readonly field: () => FieldView;
  /** Line of the original that is chosen in a part. */
  lineIn(part: 'body' | 'removed'): number | null;
  /** Shows what was made of a line of the original; `isWanted` brings it into sight. */
  markLine(line: number | null, isWanted: boolean): void;
}

const severities = { error: '未公布', warning: '请核对', info: '告知' } as const;

function messageList({ messages, blind }: DocumentView): HTMLElement {
  const open = messages.filter(({ acknowledged }) => acknowledged === null);
  return h(
    'ul',
    { class: 'messages' },
    blind && h('li', { class: 'is-info' }, '第二人读：看不到第一位读者的更正；按 Enter 之后再比较。'),
    open.map(({ label, severity, message, line }) =>
      h(
        'li',
        { class: `is-${severity}` },
        h('strong', {}, `${severities[severity]} · ${label}`),
        ` ${message}${line ? `（第 ${line} 行）` : ''}`,
      ),
    ),
  );
}

const evidenceText = ({ corrected, evidence }: FieldView): string => {
  if (corrected !== null) return `人工更正：${corrected}`;
  if (evidence === null) return '原件里没有依据。';
  return `依据：${evidence.line > 0 ? `第 ${evidence.line} 行` : ''}“${evidence.text}”`;
};

/** The line, and its words unless the value is just them. */
const placeOf = ({ line, text }: EvidenceView, value: string): string =>
  text.trim() === value ? `第 ${line} 行` : `第 ${line} 行“${text}”`;

function candidateButton(
  field: FieldView,
  candidate: CandidateView,
  i: number,
  events: ReadingEvents,
): HTMLElement {
  const { text, rule, evidence } = candidate;
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'choice', onclick: () => events.onCandidate(field, candidate) },
      h('kbd', {}, String(i + 1)),
      h('span', {}, text),
      evidence && evidence.line > 0 && h('span', { class: 'note' }, placeOf(evidence, text)),
      rule === 'file-name' && h('span', { class: 'note' }, '文件名里的地名'),
    ),
  );
}

/** The field that is chosen, at length. */
function fieldDetail(field: FieldView, events: ReadingEvents): readonly HTMLElement[] {
  return [
    h('h3', {}, field.label),
    h('p', { class: field.value === null ? 'value is-unknown' : 'value' }, field.text),
    h('p', { class: 'note' }, evidenceText(field)),
    ...(field.candidates.length > 0
      ? [
          h(
            'ol',
            { class: 'choices', 'aria-label': `${field.label}的备选` },
            field.candidates.map((candidate, i) => candidateButton(field, candidate, i, events)),
          ),
        ]
      : []),
    h(
      'p',
      { class: 'buttons' },
      h('button', { type: 'button', onclick: () => events.onEdit(field) }, h('kbd', {}, 'e'), ' 填写'),
    ),
  ];
}

function fieldRow(field: FieldView, isDoubtful: boolean): HTMLElement {
  const { label, text, value, corrected } = field;
  return h(
    'div',
    { class: isDoubtful ? 'field is-doubtful' : 'field', 'data-field': field.name },
    h('span', { class: 'field-name' }, label),
    h('span', { class: value === null ? 'field-text is-unknown' : 'field-text' }, text),
    corrected !== null && h('span', { class: 'badge' }, '人工'),
  );
}

const table = (rows: readonly (readonly string[])[]): HTMLElement =>
  h(
    'table',
    {},
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          row.map((cell) => h('td', {}, cell)),
        ),
      ),
    ),
  );

const numerals = ['', '一', '二', '三', '四', '五', '六'];

function nodeElement({ type, level, text, rows, line }: NodeView): HTMLElement {
  const label = type === 'heading' ? `${numerals[level]}级标题` : null;
  return h(
    'div',
    { class: `node is-${type}${type === 'heading' ? ` is-level-${level}` : ''}`, 'data-line': line },
    label && h('span', { class: 'badge' }, label),
    rows ? table(rows) : text,
  );
}

const removedElement = ({ text, reason, doubtful, line }: RemovedView): HTMLElement =>
  h(
    'div',
    { class: `node ${doubtful ? 'is-doubtful' : ''}`, 'data-line': line },
    h('span', { class: 'badge' }, reason),
    text,
  );

/** A list of places in the text; null when there is nothing in it. */
function textList<T extends { readonly line: number }>(
  label: string,
  items: readonly T[],
  show: (item: T) => HTMLElement,
  onLine: (line: number) => void,
): Roving | null {
  if (items.length === 0) return null;
  return roving({
    label,
    items: items.map(show),
    class: 'nodes',
    onChoose: (index) => onLine(items[index]?.line ?? 0),
  });
}

/** @param field name of the field to begin with */
export function readingPanel(document: DocumentView, field: string, events: ReadingEvents): ReadingPanel {
  const { fields, nodes, removed, messages } = document;
  const doubtful = new Set(messages.filter((one) => one.acknowledged === null).map(({ about }) => about));
  let chosen = Math.max(
    0,
    fields.findIndex(({ name }) => name === field),
  );
  const fieldAt = (index: number): FieldView => fields[index] as FieldView;
  const detail = h(
    'section',
    { class: 'detail', 'aria-label': '这一项' },
    fieldDetail(fieldAt(chosen), events),
  );
  const list = roving({
    label: '著录项',
    items: fields.map((one) => fieldRow(one, doubtful.has(one.name))),
    class: 'fields',
    onChoose: (index) => {
      chosen = index;
      detail.replaceChildren(...fieldDetail(fieldAt(index), events));
      events.onField(fieldAt(index));
    },
  });
  list.choose(chosen, false);
  // What may be the author's goes first.
  const left = removed.toSorted((a, b) => Number(b.doubtful) - Number(a.doubtful) || a.line - b.line);
  const body = textList('正文，逐段', nodes, nodeElement, (line) => events.onLine(line, 'body'));
  const rest = textList('未收入的文字', left, removedElement, (line) => events.onLine(line, 'removed'));
  return {
    elements: [
      h('h2', {}, '读出的报告'),
      messageList(document),
      list.element,
      detail,
      h('h3', {}, '正文'),
      body?.element ?? h('p', { class: 'note' }, '没有正文。'),
      h('h3', {}, `未收入的文字（${left.length}）`),
      rest?.element ?? h('p', { class: 'note' }, '全部收入了。'),
    ],
    lists: { fields: list, body, removed: rest },
    field: () => fieldAt(chosen),
    lineIn: (part) => {
      const index = (part === 'body' ? body : rest)?.index() ?? 0;
      return (part === 'body' ? nodes : left)[index]?.line ?? null;
    },
    markLine(line, isWanted) {
      for (const one of [body, rest]) {
        for (const item of one?.element.children ?? []) {
          if (item instanceof HTMLElement)
            item.classList.toggle('is-at', item.dataset['line'] === String(line));
        }
      }
      if (!isWanted) return;
      const at = body?.element.querySelector('.is-at') ?? rest?.element.querySelector('.is-at');
      at?.scrollIntoView({ block: 'nearest' });
    },
  };
}
