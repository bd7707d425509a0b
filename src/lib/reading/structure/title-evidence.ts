/** What tells the title of a document besides the line itself: what is stated, and where a line stands. */

import type { Block, Cleaned } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { bareForm, ruleForm } from '../../core/text/lines.ts';
import { labelsOf, readLabels } from '../clean/labels.ts';
import { isColumnName, standsBeside } from './title-lines.ts';
import { titleLine } from './title-score.ts';

/** What else a document says about its title. */
export interface TitleEvidence {
  /** The title as the catalogue or the page states it. */
  readonly stated: readonly string[];
  /** Lines right above the line of source and date. */
  readonly headlines: ReadonlySet<Block>;
  /** The document opens with this line. */
  readonly first: Block | undefined;
}

export const noEvidence: TitleEvidence = { stated: [], headlines: new Set(), first: undefined };

const pageTitles = new Set(['articletitle', 'title', 'og:title', 'dc.title']);

/** Gathers what tells the title of a document besides the line itself. */
export function titleEvidence(document: Cleaned): TitleEvidence {
  const stated = [
    ...readLabels(document.blocks)
      .filter(({ group }) => group === 'title')
      .map(({ value }) => value),
    ...document.declared.filter(({ name }) => pageTitles.has(name.toLowerCase())).map(({ value }) => value),
  ];
  const headlines = new Set<Block>();
  for (const [i, block] of document.blocks.entries()) {
    const groups = labelsOf(block).map(({ group }) => group);
    const above = document.blocks[i - 1];
    if (above && groups.some((group) => group === 'published' || group === 'source')) headlines.add(above);
  }
  const plain = ['txt', 'docx', 'doc', 'md'].includes(document.format);
  return { stated: stated.map(bareForm), headlines, first: plain ? document.blocks[0] : undefined };
}

/** Shorter lines stand in many titles. */
const shortestStated = 8;

/** True when a line is what the document states to be its title. */
export function isStated(text: string, { stated }: TitleEvidence): boolean {
  const line = bareForm(titleLine(text).text);
  if (line.length < shortestStated) return false;
  // A page's own title has the name of the site behind it: 标题_县政府门户网站.
  return stated.some(
    (title) => title === line || (title.startsWith(line) && /^[-_|—–]/.test(title.slice(line.length))),
  );
}

/** A line that looks like no title is one where it stands in a title's place. */
export function placeScore(block: Block, { headlines, first }: TitleEvidence): number {
  const line = ruleForm(titleLine(block.text).text);
  const possible =
    line.length >= 6 &&
    line.length <= 60 &&
    /\p{Script=Han}{4}/u.test(line) &&
    !/[。;:,]$|[。;]/.test(line) &&
    !isColumnName(line) &&
    !standsBeside(line) &&
    !isOrganisation(line) &&
    !/^附件?\d*$|[>》›»]\S*[>›»]/.test(line);
  if (!possible) return 0;
  return headlines.has(block) ? 2 : block === first ? 1 : 0;
}
