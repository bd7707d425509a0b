/**
 * Labels and their values as catalogues and portals print them: one a line, several on a line, in brackets,
 * with the value on the next line, with spaces inside the label.
 */
import { z } from 'zod';
import type { Block } from '../model.ts';
import { findDates } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { ruleForm } from '../text/lines.ts';
import { loadVocab } from '../vocab.ts';

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
  /** The block that holds the value. */
  readonly block: Block;
}

const groupOf = new Map(groups.flatMap((group) => vocabulary[group].map((label) => [label, group] as const)));
const alternatives = [...groupOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((label) => [...label].join(' *'))
  .join('|');

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
  for (const match of folded.matchAll(labelPattern)) {
    const label = (match[2] ?? '').replaceAll(' ', '');
    const bracketed = match[1]?.trim() !== '' && match[3] !== undefined;
    const before = folded.slice(0, match.index).trimEnd();
    const atStart = before === '';
    const end = match.index + match[0].length;
    if (!bracketed && match[4] === undefined) {
      // Without colon and bracket only a long label that opens a line and stands apart from its value.
      const apart = /^(\s|$)/.test(folded.slice(end));
      if (!atStart || label.length < 3 || !apart) continue;
    }
    // 签署日期: is not the label 日期:, but 司法局访问量: is the label 访问量.
    if (!bracketed && label.length < 3 && han.test(folded.charAt(match.index - 1))) continue;
    hits.push({ label, start: match.index, end });
  }
  return hits;
}

const leadingDate =
  /^[([【]? ?(?:19|20)\d{2} ?[年/.-] ?\d{1,2} ?[月/.-] ?\d{1,2} ?日?( ?\d{1,2}:\d{2}(:\d{2})?)? ?[)\]】]? *$/;

/** Values of one block, in order; empty when the block is no line of labels. */
export function labelsOf(block: Block): LabelValue[] {
  if (block.text.length > 600 || block.table) return [];
  const folded = fold(block.text);
  const hits = hitsOf(folded);
  const first = hits[0];
  if (!first) return [];
  const lead = folded.slice(0, first.start).trim();
  if (lead !== '' && !leadingDate.test(lead)) return [];
  const values = hits.map((hit, i): LabelValue => {
    const end = hits[i + 1]?.start ?? folded.length;
    const value = block.text.slice(hit.end, end).replace(/^[\s\u3000|]+|[\s\u3000|]+$/g, '');
    return { group: groupOf.get(hit.label) ?? 'none', label: hit.label, value, block };
  });
  if (lead !== '') values.unshift({ group: 'published', label: '', value: lead, block });
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
    const values = labelsOf(block);
    const last = values.at(-1);
    const next = blocks[i + 1];
    if (last && last.value === '' && next && next.line - block.line <= 2 && labelsOf(next).length === 0) {
      if (fits(last.group, next.text)) {
        values[values.length - 1] = { ...last, value: next.text.trim(), block: next };
      }
    }
    all.push(...values);
  }
  return all;
}
