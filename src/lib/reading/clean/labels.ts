/**
 * Labels and their values as catalogues and portals print them: one a line, several on a line, in brackets,
 * with the value on the next line, with spaces inside the label.
 */
import { z } from 'zod';
import { loadVocab } from '../../core/load-vocab.ts';
import type { Block } from '../../core/model.ts';
import { findDates, isDateLine } from '../../core/text/dates.ts';
import { fold } from '../../core/text/fold.ts';
import { ruleForm } from '../../core/text/lines.ts';

const groups = [
  'title',
  'issuer-author',
  'issuer-publisher',
  'source',
  'published',
  'written',
  'indexNumber',
  'documentNumber',
  'subject',
  'genre',
  'validity',
  'host',
  'none',
] as const;

export type LabelGroup = (typeof groups)[number];

const vocabulary = loadVocab('labels', z.record(z.enum(groups), z.array(z.string().min(2)).min(1)));

export interface LabelValue {
  readonly group: LabelGroup;
  /** Label without the spaces it was printed with. */
  readonly label: string;
  /** Value as printed, without white space at its ends; may be empty. */
  readonly value: string;
  /** Label and value as they stand in the source, and nothing else. */
  readonly span: string;
  /** The block that holds the value. */
  readonly block: Block;
}

const groupOf = new Map(groups.flatMap((group) => vocabulary[group].map((label) => [label, group] as const)));
const longestFirst = [...groupOf.keys()].sort((a, b) => b.length - a.length);
const alternatives = longestFirst.map((label) => [...label].join(' *')).join('|');

/** Most lines have no label at all, which is seen much sooner without the spaces. */
const anyLabel = new RegExp(longestFirst.join('|'));

/** Group 1: what opens a bracket, 2: the label, 3: what closes it, 4: the colon. */
const labelPattern = new RegExp(`([[【〔(]? *)(${alternatives})( *[\\]】〕)])?( *:)?`, 'g');

interface Hit {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

const han = /\p{Script=Han}/u;

function hitsOf(folded: string): Hit[] {
  const hits: Hit[] = [];
  let bare = false;
  for (const match of folded.matchAll(labelPattern)) {
    const printed = match[2] ?? '';
    const label = printed.replaceAll(' ', '');
    const bracketed = match[1]?.trim() !== '' && match[3] !== undefined;
    const start = match.index + (match[1]?.length ?? 0);
    const atStart = bullet.test(folded.slice(0, match.index));
    const end = match.index + match[0].length;
    if (!bracketed && match[4] === undefined) {
      // Without colon and bracket only labels that stand apart on both sides, on a line that opens with a long one.
      const apart = /^(\s|$)/.test(folded.slice(end)) && /(^|\s)$/.test(folded.slice(0, start));
      const opens = atStart && (label.length >= 3 || printed.length > label.length);
      if (!apart || !(opens || bare)) continue;
      bare = true;
    }
    // 签署日期: is not the label 日期:, but 司法局访问量: is the label 访问量.
    // (司法局时间:2023-03-22 is two labels run together: the first one's value and a date.)
    const date =
      hits.length > 0 &&
      /[局府厅委办网室院部会站社心]$/.test(folded.slice(0, start)) &&
      /^ ?(19|20)\d{2}[-/.年]/.test(folded.slice(end));
    if (!bracketed && !date && label.length < 3 && han.test(folded.charAt(start - 1))) continue;
    hits.push({ label, start: match.index, end });
  }
  return hits;
}

/** Marks that a list or a copied table prints before its labels. */
const marks = '[\\s•·●◆■□▪※*|-]';
const bullet = new RegExp(`^${marks}*$`);
const leadingMarks = new RegExp(`^${marks}+`);

/** Buttons, and labels that no vocabulary knows, behind a value. */
const behindValue =
  /[\s\u3000]+([[【(\uff08]?[\s\u3000]*(打印|分享|收藏|关闭|字体|字号|下载|纠错|大 中 小).*|\p{Script=Han}{2,8}[:\uff1a].*)$/u;

/** The value as printed, without what stands around and behind it. */
function valueIn(text: string): string {
  return text
    .replace(/^[\s\u3000|]+|[\s\u3000|]+$/g, '')
    .replace(behindValue, '')
    .replace(/[\s\u3000]*[】\]]$/, (end) => (/[[【]/.test(text) ? end : ''));
}

/** The cells of a line: between tabs, or between the bars of a copied table (`| 标题 | … |`). */
function splitCells(text: string): string[] {
  const bars = text.trim().replace(/^\|+|[\s|]+$/g, '');
  const separator = /^\s*\|/.test(text) && !/[:\uff1a]\s*(\||$)/.test(bars) ? '|' : '\t';
  return (separator === '|' ? bars : text).split(separator).map((cell) => cell.trim());
}

/**
 * Label and value in alternate cells of a row: `索引号<TAB>…<TAB>公开目录<TAB>…`, labels unknown to us among them.
 */
function cellsOf(block: Block): LabelValue[] | null {
  if (!/^\s*\||\t/.test(block.text)) return null;
  const cells = splitCells(block.text);
  if (cells.length < 2) return null;
  const names = cells.map((cell) => fold(cell).replace(/[\s:[\]【】]/g, ''));
  // 序号<TAB>文件名称<TAB>文号: the head of a list has labels beside labels, not values.
  if (names.some((name, i) => groupOf.has(name) && groupOf.has(names[i + 1] ?? ''))) return [];
  const pairs = names.flatMap((name, i) => {
    const group = i % 2 === 0 ? groupOf.get(name) : undefined;
    const value = cells[i + 1] ?? '';
    if (!group) return [];
    const start = block.text.indexOf(cells[i] ?? '');
    const end = block.text.indexOf(value, start + (cells[i]?.length ?? 0)) + value.length;
    return [{ group, label: name, value, span: block.text.slice(start, end), block }];
  });
  return pairs.length > 0 ? pairs : null;
}

/** Labels whose value may have the day of publication printed behind it: `来源：县司法局 2022-01-20`. */
const namesSource: ReadonlySet<LabelGroup> = new Set(['source', 'issuer-author', 'issuer-publisher', 'none']);
const dateBehind = /^(.*?)[\s|]+([^\s|]*(?:19|20)\d{2}.*)$/su;

/** A label's value and, apart from it, the date behind it. */
function withoutDate(label: LabelValue): LabelValue[] {
  const [, value, date] = (namesSource.has(label.group) && dateBehind.exec(label.value)) || [];
  if (value === undefined || date === undefined || !isDateLine(date)) return [label];
  return [
    { ...label, value },
    { group: 'published', label: '', value: date, span: date, block: label.block },
  ];
}

/** Every step asks again for the same blocks. */
const known = new WeakMap<Block, readonly LabelValue[]>();

/** Values of one block, in order; empty when the block is no line of labels. */
export function labelsOf(block: Block): readonly LabelValue[] {
  const values = known.get(block) ?? labelsIn(block);
  known.set(block, values);
  return values;
}

function labelsIn(block: Block): LabelValue[] {
  if (block.text.length > 600 || block.table) return [];
  const cells = cellsOf(block);
  if (cells) return cells;
  const folded = fold(block.text);
  if (!anyLabel.test(folded.replaceAll(' ', ''))) return [];
  const hits = hitsOf(folded);
  const first = hits[0];
  if (!first) return [];
  const lead = folded
    .slice(0, first.start)
    .replace(leadingMarks, '')
    .replace(/[\s|]+$/, '');
  if (lead !== '' && !isDateLine(lead)) return [];
  const values = hits.map((hit, i): LabelValue => {
    const end = hits[i + 1]?.start ?? folded.length;
    const value = valueIn(block.text.slice(hit.end, end));
    const span = block.text.slice(hit.start, end).trim();
    return { group: groupOf.get(hit.label) ?? 'none', label: hit.label, value, span, block };
  });
  const last = values.at(-1);
  if (last) values.splice(-1, 1, ...withoutDate(last));
  if (lead !== '') values.unshift({ group: 'published', label: '', value: lead, span: lead, block });
  // A sentence that happens to open with such a word is prose: 来源:…。
  return values.some(({ value }) => value.length > 120 || /[。;]./.test(fold(value))) ? [] : values;
}

/** What a value on a line of its own must look like, so that a menu entry is not taken for one. */
function fits(group: LabelGroup, value: string): boolean {
  const line = ruleForm(value);
  switch (group) {
    case 'published':
    case 'written':
      return line.length < 30 && findDates(line).length === 1;
    case 'indexNumber':
      return /^[\w/().-]*\d[\w/().-]*$/.test(line);
    case 'documentNumber':
      return /\d+ ?号$/.test(line) && line.length < 40;
    case 'title':
      return line.length >= 6 && line.length < 120 && !/[。;]/.test(line);
    case 'issuer-author':
    case 'issuer-publisher':
    case 'source':
      return /(政府|委员会|局|厅|委|办|办公室|中心|院|部|署|会|管委会|网)$/.test(line) && line.length < 40;
    case 'subject':
    case 'genre':
    case 'validity':
      return line.length < 20 && /^[\p{Script=Han}\p{L}、/\\ ()]+$/u.test(line);
    default:
      return false;
  }
}

/**
 * All labels of a document with their values, in order. A label with nothing behind it takes the next line when
 * that line looks like a value of its kind.
 */
export function readLabels(blocks: readonly Block[]): LabelValue[] {
  const all: LabelValue[] = [];
  for (const [i, block] of blocks.entries()) {
    const values = [...labelsOf(block)];
    const last = values.at(-1);
    const next = blocks[i + 1];
    if (last && last.value === '' && next && next.line - block.line <= 3 && labelsOf(next).length === 0) {
      const value = valueIn(next.text.replace(leadingMarks, ''));
      if (fits(last.group, value)) values[values.length - 1] = { ...last, value, span: value, block: next };
    }
    all.push(...values);
  }
  return all;
}
