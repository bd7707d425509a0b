/** Who signs a document and when: the bodies' names and the date below its text, whatever is annexed to it. */
import type { Block, Node, Structured } from '../../core/model.ts';
import { isOrganisation, seal } from '../../core/organisation.ts';
import { findDivisions } from '../../core/regions/find.ts';
import { findDates, isDateLine } from '../../core/text/dates.ts';
import { fold, foldWidth } from '../../core/text/fold.ts';
import { bareForm, ruleForm } from '../../core/text/lines.ts';
import { hasGenre } from '../structure/title-lines.ts';
import { titleScore } from '../structure/title-score.ts';

export interface Closing {
  /** Names as printed, in order; empty when the date stands alone. */
  readonly bodies: readonly { readonly name: string; readonly block: Block }[];
  readonly date: { readonly day: string; readonly block: Block };
}

const annex = /^(附件|附表|附录|附图|附)( ?[\d一二三四五六七八九十]{1,3})?( ?[:.、]|$)/;

/** A body and a date that share a line: `夏河县财政局　2023年1月9日`. */
export function bodyAndDate(text: string): { readonly body: string; readonly day: string } | null {
  const line = ruleForm(text);
  const [date, ...others] = line.length <= 60 ? findDates(line) : [];
  if (!date || others.length > 0 || date.end !== line.length) return null;
  const body = line.slice(0, date.start).trim();
  return isOrganisation(body) ? { body, day: date.date } : null;
}

/** True for what follows a signature: an annex, or the title of the paper that is passed on. */
function opensAnnex(node: Node): boolean {
  if (node.type === 'table') return true;
  const line = ruleForm(node.text);
  return annex.test(line) || (titleScore(node.block) >= fewestMarks && hasGenre(line) && line.length <= 60);
}
/** Genre and topic, or genre and year. */
const fewestMarks = 4;

const namesPlace = (name: string): boolean =>
  findDivisions(fold(name).replace(/^(中共|中国共产党|政协)/, ''))[0]?.offset === 0;

/** The names right above a node, first to last. 市林业局 above a full name ends a list and signs nothing. */
function bodiesAbove(nodes: readonly Node[], index: number): Closing['bodies'] {
  const bodies: { name: string; block: Block }[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node?.type !== 'paragraph' || !isOrganisation(node.text)) break;
    const below = bodies[0];
    if (below && namesPlace(below.name) && !namesPlace(node.text)) break;
    bodies.unshift({ name: foldWidth(node.text).replace(seal, '').trim(), block: node.block });
  }
  return bodies;
}

/**
 * @returns the first signature: what follows it is annexed, and may be signed by others. A date without a name
 * counts only at the end or in front of an annex.
 */
export function findClosing(nodes: readonly Node[]): Closing | null {
  for (const [i, node] of nodes.entries()) {
    if (node.type !== 'paragraph') continue;
    const both = bodyAndDate(node.text);
    if (both)
      return { bodies: [{ name: both.body, block: node.block }], date: { day: both.day, block: node.block } };
    const [date] = isDateLine(node.text) ? findDates(node.text) : [];
    if (!date) continue;
    const bodies = bodiesAbove(nodes, i);
    const next = nodes[i + 1];
    if (bodies.length > 0 || next === undefined || opensAnnex(next))
      return { bodies, date: { day: date.date, block: node.block } };
  }
  return null;
}

/** Lines that may stand between the title and the body and date under it. */
const titleReach = 6;

/** @returns the lines between the title and the text, in order */
export function linesUnderTitle({ titleBlock, nodes, head, removed }: Structured): readonly Block[] {
  if (!titleBlock) return [];
  const text = nodes.find((node) => node.type !== 'paragraph' || node.role !== 'subtitle');
  const start = text?.block.index ?? Number.POSITIVE_INFINITY;
  // Lines of a portal among them, such as its date, were taken out before.
  return [...new Set([...head, ...removed])]
    .filter(
      ({ index }) => index > titleBlock.index && index < start && index - titleBlock.index <= titleReach,
    )
    .sort((a, b) => a.index - b.index);
}

/** @returns the bodies that are named on lines of their own under the title, where authors stand */
export function bodiesUnderTitle(document: Structured): { readonly name: string; readonly block: Block }[] {
  const title = bareForm(document.titleBlock?.text ?? '');
  return linesUnderTitle(document).flatMap((block) => {
    const signed = bodyAndDate(block.text);
    // A portal prints who posts a page with a date in figures behind it.
    if (signed) return /日/.test(block.text) ? [{ name: signed.body, block }] : [];
    // The first line of a title that is printed again is no author.
    const again = title.includes(bareForm(block.text));
    return isOrganisation(block.text) && !again ? [{ name: block.text.trim(), block }] : [];
  });
}
