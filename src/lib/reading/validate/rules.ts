/**
 * What a person should look at. One rule a slug; the words for people are in `content/vocab/review.yml`.
 * A slug says something about the document in hand, never that its author did wrong.
 */

import type { Described } from '../../core/model.ts';
import { fold } from '../../core/text/fold.ts';
import { endsLikeSentence, ruleForm } from '../../core/text/lines.ts';
import { readableEnd } from '../../core/text/sentence-limits.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import { ownPart } from '../attachments/own-part.ts';
import { isOfficial } from '../metadata/rules/origin.ts';
import { accountOf } from './conservation.ts';
import { furtherTitle } from './several-documents.ts';

export interface Finding {
  readonly slug: string;
  /** Line of the raw text, null when it is about the whole document. */
  readonly line: number | null;
  /** What was found, behind the words of the slug. */
  readonly detail?: string;
}

type Rule = (document: Described) => Finding | null;

const whole = (slug: string, applies: boolean): Finding | null => (applies ? { slug, line: null } : null);

const placeholder =
  /(?:[Xx×＊*]{2,}|某某?|[○〇]{2})(?:省|市|州|县|区|镇|乡|街道)|(?<![A-Za-z])X{2,}(?![A-Za-z])|×{2,}|[*＊]{3,}/g;
/** One row of marks may be a printing error; a copy made anonymous has them in its title or again and again. */
const fewestPlaceholders = 3;

const anonymised: Rule = (document) => {
  const { title, titleInferred } = document.fields;
  if (!titleInferred && title.match(placeholder)) {
    return { slug: 'anonymised', line: document.titleBlock?.line ?? null };
  }
  const nodes = document.nodes.filter((node) => node.type !== 'table' && node.text.match(placeholder));
  const count = nodes.reduce(
    (sum, node) => sum + (node.type === 'table' ? 0 : (node.text.match(placeholder)?.length ?? 0)),
    0,
  );
  return count >= fewestPlaceholders ? { slug: 'anonymised', line: nodes[0]?.block.line ?? null } : null;
};

/** The shortest last line that is a broken sentence and not a heading or a name. */
const shortestSentence = 25;

const truncated: Rule = (document) => {
  const last = ownPart(document).nodes.at(-1);
  if (last?.type !== 'paragraph' || last.role !== 'body') return null;
  const line = ruleForm(last.text);
  if (line.length < shortestSentence || endsLikeSentence(line)) return null;
  return { slug: 'truncated', line: last.block.line };
};

/** A copy from a site that is not a public body's is kept and labelled. */
const unofficialSource: Rule = ({ fields }) =>
  whole('unofficial-source', fields.originUrl !== null && !isOfficial(fields.originUrl));

/** 索引号 = agency code / year - serial. */
const indexNumberYear: Rule = ({ fields, candidates }) => {
  const year = /\/((?:19|20)\d{2})-?\d/.exec(fields.indexNumber ?? '')?.[1];
  const dates = [fields.published, fields.written].filter((date) => date !== null);
  if (!year || dates.length === 0 || dates.some((date) => date.startsWith(year))) return null;
  return { slug: 'index-number-year-differs', line: candidates.indexNumber?.[0]?.evidence?.line ?? null };
};

/** Less than this share of the text is a caption of the page, unless it is long. */
const smallShare = 0.02;
/** Characters that are never a caption. */
const longRemoval = 100;

/** Text that neither stands in the body nor is surely a page's own. */
const conserved: Rule = (document) => {
  const { text, published, lost } = accountOf(document);
  if (lost !== '') {
    const detail = `共${lost.length}字：${lost.slice(0, 40)}`;
    return { slug: 'text-unaccounted', line: null, detail };
  }
  if (text === 0 || (text < longRemoval && text < smallShare * (text + published))) return null;
  const removals = document.edits.filter(({ removed }) => removed === 'text');
  const line = removals[0]?.line ?? null;
  return { slug: 'text-removed', line, detail: `共${removals.length}处${text}字，首处在第${line}行。` };
};

const severalDocuments: Rule = (document) => {
  const title = furtherTitle(ownPart(document));
  return title && { slug: 'several-documents', line: title.line };
};
/** Figures that nobody will find are said to be missing. */
const figuresUnread: Rule = ({ nodes }) => {
  const node = nodes.find((one) => (one.type === 'table' ? tableIsUnread(one.rows) : hasUnread(one.text)));
  return node ? { slug: 'figures-unread', line: node.block.line } : null;
};

const hasUnread = (text: string): boolean => {
  const folded = fold(text);
  return splitSentences(folded).some(({ start, end }) => readableEnd(folded.slice(start, end)) < end - start);
};
const tableIsUnread = (rows: readonly (readonly string[])[]): boolean =>
  rows.some((row) => hasUnread(row.join('\t')));

export const reviewRules: readonly Rule[] = [
  conserved,
  ({ fields }) => whole('title-inferred', fields.titleInferred),
  anonymised,
  truncated,
  severalDocuments,
  unofficialSource,
  indexNumberYear,
  ({ fields, ambiguousRegions }) =>
    whole('region-ambiguous', fields.region === null && ambiguousRegions.length > 0),
  ({ fields, ambiguousRegions }) =>
    whole('region-unknown', fields.region === null && ambiguousRegions.length === 0),
  // Whose report it is follows from the region where both are missing; then one question is enough.
  ({ fields }) => whole('issuer-unknown', fields.issuer === null && fields.region !== null),
  ({ fields }) =>
    whole(
      'period-unknown',
      fields.period === null && fields.kind !== 'survey-report' && fields.kind !== 'other',
    ),
  // The date of a copy from elsewhere would say nothing about publication.
  (document) =>
    whole(
      'date-unknown',
      document.fields.published === null &&
        document.fields.written === null &&
        unofficialSource(document) === null,
    ),
  ({ fields }) => whole('kind-other', fields.kind === 'other'),
  figuresUnread,
];
