/** One document as the desk shows it: the original by lines, what was made of it, and what each value stands on. */
import { siteLabels } from '../analysis/labels.ts';
import type { Source } from '../archive/custody/source.ts';
import { fieldNames } from '../core/field-names.ts';
import { lineAddress } from '../core/line-address.ts';
import type { Block, Candidate, Evidence, FieldName, Message, Rendered } from '../core/model.ts';
import { boxesOfBlock, boxOf, pictureSize } from '../core/page-places.ts';
import { findReviewEntry } from '../core/review-vocab.ts';
import { evidencePlaces } from '../core/trace.ts';
import { proposals } from './proposals.ts';
import { openDifferences, pairOf, type Readings } from './readings.ts';
import { valueText } from './values.ts';
import type {
  CandidateView,
  DocumentView,
  EvidenceView,
  FieldView,
  LineView,
  MarkView,
  MessageView,
  NodeView,
  RemovedView,
} from './view.ts';

/** One key each. */
const mostCandidates = 9;

/** How the look of an original can be shown beside its lines. */
function pictureOf({ format, sheets = [] }: Rendered): DocumentView['picture'] {
  if (format === 'html') return 'html';
  return sheets.length > 0 ? 'pages' : null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const evidenceView = (evidence: Evidence | null): EvidenceView | null =>
  evidence && { text: evidence.text, line: evidence.line };

/** Different values, best first, without the one that is published. */
function otherCandidates(name: string, found: readonly Candidate[], value: unknown): CandidateView[] {
  const seen: unknown[] = [value];
  const others: CandidateView[] = [];
  for (const candidate of found) {
    if (seen.some((one) => same(one, candidate.value))) continue;
    seen.push(candidate.value);
    const { rule, evidence } = candidate;
    const text = valueText(name, candidate.value);
    others.push({ value: candidate.value, text, rule, evidence: evidenceView(evidence) });
  }
  return others.slice(0, mostCandidates);
}

function fieldView(name: FieldName, document: Rendered): FieldView {
  const found = document.candidates[name] ?? [];
  const [best] = found;
  const value = document.report[name];
  const isCorrected = best?.rule === 'correction';
  return {
    name,
    label: fieldNames[name] ?? name,
    value,
    text: valueText(name, value),
    evidence: best && !isCorrected ? evidenceView(best.evidence) : null,
    boxes: best ? evidencePlaces(document, best).map(boxOf) : [],
    corrected: isCorrected ? (best.evidence?.text ?? '') : null,
    candidates: otherCandidates(name, [...found, ...proposals(document, name)], value),
  };
}

/** Where words stand in a text, white space in either not counting; null when they do not. */
export function spanOf(text: string, words: string): readonly [number, number] | null {
  const wanted = words.replace(/\s+/g, '');
  if (wanted === '') return null;
  const places: number[] = [];
  let bare = '';
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i] ?? '')) continue;
    places.push(i);
    bare += text[i];
  }
  const start = bare.indexOf(wanted);
  if (start === -1) return null;
  const [first, last] = [places[start], places[start + wanted.length - 1]];
  return first === undefined || last === undefined ? null : [first, last + 1];
}

/** Evidence names the line that its words begin in; a block may hold several. */
function blockOf(blocks: readonly Block[], { line, text }: EvidenceView): Block | undefined {
  const before = blocks.filter((block) => block.line <= line);
  return (
    before.findLast((block) => spanOf(block.text, text) !== null) ??
    blocks.find((block) => spanOf(block.text, text) !== null)
  );
}

function marksOf(document: Rendered, fields: readonly FieldView[]): Map<number, MarkView[]> {
  const marks = new Map<number, MarkView[]>();
  for (const { name, evidence } of fields) {
    if (evidence === null || evidence.line === 0) continue;
    const block = blockOf(document.blocks, evidence);
    const span = block && spanOf(block.text, evidence.text);
    if (!block || !span) continue;
    const [start, end] = span;
    marks.set(block.index, [...(marks.get(block.index) ?? []), { field: name, start, end }]);
  }
  return marks;
}

function lineViews(document: Rendered, marks: ReadonlyMap<number, readonly MarkView[]>): LineView[] {
  const removed = new Set(document.removed.map(({ index }) => index));
  const kinds = new Map(document.edits.map((edit) => [`${edit.line} ${edit.before.trim()}`, edit.removed]));
  const stateOf = ({ index, line, text }: Block): LineView['state'] => {
    const kind = kinds.get(`${line} ${text.trim()}`);
    if (kind === 'recorded') return 'recorded';
    if (kind === 'text') return 'doubtful';
    return removed.has(index) ? 'removed' : 'body';
  };
  return document.blocks.map((block) => {
    const { index, line, text, table, hints } = block;
    return {
      line,
      text,
      at: lineAddress({ line, text }),
      ...(table === undefined ? {} : { rows: table }),
      ...(hints?.page === undefined ? {} : { page: hints.page }),
      boxes: boxesOfBlock(block),
      state: stateOf(block),
      marks: marks.get(index) ?? [],
    };
  });
}

const nodeViews = ({ nodes }: Rendered): NodeView[] =>
  nodes.map((node) => ({
    type: node.type,
    level: node.type === 'heading' ? node.level : 0,
    text:
      node.type === 'heading'
        ? `${node.marker?.text ?? ''}${node.text}`
        : node.type === 'paragraph'
          ? node.text
          : '',
    ...(node.type === 'table' ? { rows: node.rows } : {}),
    line: node.block.line,
    runIn: node.type === 'heading' && node.runIn,
  }));

const removedViews = ({ edits }: Rendered): RemovedView[] =>
  edits
    .filter(({ after, before }) => after === '' && before.trim() !== '')
    .map(({ line, before, reason, removed }) => ({
      line,
      text: before.trim(),
      reason,
      doubtful: removed === 'text',
    }))
    .sort((a, b) => a.line - b.line);

export function messageViews(messages: readonly Message[], source: Source | null): MessageView[] {
  const known = new Map(source?.acknowledged.map(({ slug, reason }) => [slug, reason]));
  return messages.map(({ slug, severity, message, line }) => {
    const entry = findReviewEntry(slug);
    return {
      slug,
      severity,
      message,
      line,
      label: entry?.label ?? slug,
      acknowledged: known.get(slug) ?? null,
      about: entry?.about ?? null,
    };
  });
}

/** What the view takes from the document itself; the desk knows the rest. */
export type ReadDocument = Pick<
  DocumentView,
  | 'file'
  | 'origin'
  | 'format'
  | 'picture'
  | 'sheets'
  | 'status'
  | 'fields'
  | 'lines'
  | 'nodes'
  | 'removed'
  | 'messages'
>;

/** In the order in which a person looks at them: what lists and searches use first. */
const order: readonly FieldName[] = [
  'title',
  'issuer',
  'region',
  'period',
  'published',
  'kind',
  'written',
  'source',
  'documentNumber',
  'indexNumber',
  'subject',
  'genre',
  'validity',
  'originUrl',
];

/** @param document as the pipeline gives it */
export function readDocument(document: Rendered, source: Source): ReadDocument {
  const fields = order.map((name) => fieldView(name, document));
  return {
    file: source.file,
    origin: source.origin,
    format: siteLabels().format[document.format],
    picture: pictureOf(document),
    sheets: (document.sheets ?? []).map((sheet) => {
      const [width, height] = pictureSize(sheet);
      return { page: sheet.page, width, height };
    }),
    status: document.status,
    messages: messageViews(document.messages, source),
    fields,
    lines: lineViews(document, marksOf(document, fields)),
    nodes: nodeViews(document),
    removed: removedViews(document),
  };
}

/** Where two readers differ, what each of them took as right stands to choose. */
export function withReaders(read: ReadDocument, readings: Readings): ReadDocument {
  const pair = pairOf(readings);
  const differing = openDifferences(readings);
  if (pair === null || differing.length === 0) return read;
  const accepted = readings.filter(({ verdict }) => verdict === 'accepted');
  const names = [accepted.find((one) => !one.second), accepted.find((one) => one.second)].map(
    (one) => one?.reader ?? '',
  );
  const fields = read.fields.map((field) => {
    if (!differing.includes(field.name)) return field;
    const said = pair.map((values, i) => {
      const value = values[field.name] ?? null;
      const text = `${valueText(field.name, value)}（${names[i]}）`;
      return { value, text, rule: 'reader', evidence: null };
    });
    const others = field.candidates.filter(({ value }) => !said.some((one) => same(one.value, value)));
    return { ...field, candidates: [...said, ...others].slice(0, mostCandidates) };
  });
  const about = differing[0] ?? null;
  const labels = differing.map((name) => fieldNames[name] ?? name).join('、');
  const message: MessageView = {
    slug: 'readers-differ',
    label: '两位读者不一致',
    severity: 'warning',
    message: `${names.join('、')}对${labels}的判断不同；请选定一个，再认可这一份。`,
    line: null,
    acknowledged: null,
    about,
  };
  return { ...read, fields, messages: [message, ...read.messages] };
}
