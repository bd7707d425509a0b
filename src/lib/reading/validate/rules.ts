/**
 * What a person should look at. One rule a slug; the words for people are in `content/vocab/review.yml`.
 * A slug says something about the document in hand, never that its author did wrong.
 */

import type { Described } from '../../core/model.ts';
import { endsLikeSentence, ruleForm } from '../../core/text/lines.ts';
import { isOfficial } from '../metadata/rules/origin.ts';

export interface Finding {
  readonly slug: string;
  /** Line of the raw text, null when it is about the whole document. */
  readonly line: number | null;
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
  const last = document.nodes.at(-1);
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

export const reviewRules: readonly Rule[] = [
  ({ fields }) => whole('title-inferred', fields.titleInferred),
  anonymised,
  truncated,
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
];
