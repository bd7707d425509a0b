/**
 * Stage `structure`: the body becomes a title, headings with levels, paragraphs with roles, and tables.
 * Holds afterwards: nodes are in reading order; the text of nodes and removed lines together is the text of `body`;
 * the first heading has level 1 and no level is skipped.
 */

import type { Block, Cleaned, Node, Structured } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { isDateLine } from '../../core/text/dates.ts';
import { endsLikeSentence, ruleForm } from '../../core/text/lines.ts';
import { articleBounds, isArticleLine } from '../clean/article.ts';
import { removal } from '../clean/cleaning-log.ts';
import { closingRoles, isSalutation } from '../clean/edges.ts';
import { parseDocumentNumber } from '../metadata/rules/numbers.ts';
import { headReasons } from './head.ts';
import { headingLine } from './heading.ts';
import { lawBelowOrder } from './law-below-order.ts';
import { Levels } from './levels.ts';
import { listItems } from './list-items.ts';
import { numberingMessages } from './numbering.ts';
import { findTitle, type Title } from './title.ts';
import { titleEvidence } from './title-evidence.ts';
import { titleScore } from './title-score.ts';

export function structure(document: Cleaned): Structured {
  const { title, start } = titleAndStart(document);
  const head = document.body.slice(0, start);
  const reasons = headReasons(head, title, document.inPage);
  const kept = head.filter((block) => !reasons.has(block));
  const nodes = [
    ...kept.map((block): Node => ({ type: 'paragraph', role: 'subtitle', text: block.text.trim(), block })),
    ...nodesOf(document.body.slice(start)),
  ];
  const edits = [...reasons].map(([block, { step, reason }]) => removal(step, reason, block));
  return {
    ...document,
    titleBlock: title?.block ?? null,
    head,
    nodes,
    removed: [...document.removed, ...reasons.keys()],
    edits: [...document.edits, ...edits],
    messages: [...document.messages, ...numberingMessages(nodes)],
  };
}

/** How far below its first sentence a page may still hold a notice of its own before the title. */
const titleReach = 10;

/** Where the text begins, and the title above it. */
function titleAndStart(document: Cleaned): { title: Title | null; start: number } {
  const { body } = document;
  const { start } = articleBounds(body);
  const evidence = titleEvidence(document);
  const title = findTitle(body.slice(0, start), evidence);
  if (title && start === body.length) return { title, start: behindTitle(body, title) ?? start };
  const law = lawBelowOrder(body, title?.block ?? null, start);
  if (law) return { title: { block: law, parts: [] }, start };
  if (title) return { title, start };
  // A greeting or a notice of the page may read like a sentence; the title then stands below it.
  for (let i = start; i < Math.min(start + titleReach, body.length); i++) {
    const block = body[i];
    if (!block || headingLine(block)) break;
    if (titleScore(block) < 4) continue;
    return { title: findTitle(body.slice(start, i + 1), evidence), start: i + 1 };
  }
  return { title: null, start };
}

/** Rows that make a table of lines with tabs. */
const fewestRows = 3;

/** Where the text begins when it is nothing but rows of cells under a title; null when there are none. */
function behindTitle(body: readonly Block[], { parts }: Title): number | null {
  const behind = body.lastIndexOf(parts.at(-1) as Block) + 1;
  const rows = body.slice(behind).filter(({ text }) => text.trim().includes('\t'));
  return rows.length >= fewestRows ? behind : null;
}

/** The text without a title: headings, paragraphs, tables. */
export function nodesOf(blocks: readonly Block[]): Node[] {
  const lines = blocks.map((block) => headingLine(block));
  const items = listItems(blocks, lines);
  const roles = closingRoles(blocks);
  const numbered = lines.some((line) => line !== null);
  const levels = new Levels();
  const nodes: Node[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    const role = roles.get(i);
    const line = lines[i] ?? null;
    if (role) {
      nodes.push({ type: 'paragraph', role, text: block.text.trim(), block });
    } else if (block.table) {
      nodes.push({ type: 'table', rows: block.table, block });
    } else if (line) {
      if (items.has(i)) {
        nodes.push({ type: 'paragraph', role: 'body', text: block.text.trim(), block });
        continue;
      }
      const level = levels.next(line.marker.style, line.marker.value);
      const second =
        line.rest === '' && !line.closed ? secondLine(block, blocks[i + 1], blocks[i + 2]) : null;
      const text = second ? line.text + second.text.trim() : line.text;
      nodes.push({ type: 'heading', level, marker: line.marker, text, runIn: line.rest !== '', block });
      if (line.rest !== '') nodes.push({ type: 'paragraph', role: 'body', text: line.rest, block });
      if (second) i++;
    } else if (isUnnumberedHeading(block, blocks[i - 1], blocks[i + 1], numbered)) {
      const level = levels.next(headingLook(block), 1);
      nodes.push({ type: 'heading', level, marker: null, text: block.text.trim(), runIn: false, block });
    } else {
      const first = nodes.every((node) => node.type === 'paragraph' && node.role === 'salutation');
      nodes.push({
        type: 'paragraph',
        role: first && isSalutation(block) ? 'salutation' : 'body',
        text: block.text.trim(),
        block,
      });
    }
  }
  return nodes;
}

/** The rest of a heading that was broken over two lines. */
function secondLine(first: Block, second: Block | undefined, third: Block | undefined): Block | null {
  if (!second || !third || second.table || second.line - first.line > 1) return null;
  const [head, tail] = [ruleForm(first.text), ruleForm(second.text)];
  if (head.length < 10 || tail.length > 24 || tail.length >= head.length || endsLikeSentence(tail))
    return null;
  if (headingLine(second) || isOrganisation(tail) || isDateLine(tail)) return null;
  // In Word and on a page both lines carry the mark of one heading.
  if (second.hints?.heading !== undefined)
    return second.hints.heading === first.hints?.heading ? second : null;
  return isArticleLine(third) ? second : null;
}

const headingLook = (block: Block): string =>
  block.hints?.heading !== undefined
    ? `markup-${block.hints.heading}`
    : block.hints?.centred
      ? 'centred'
      : 'bare';

/** A line without a number is a heading when its format says so, or, in a text without numbers, when it stands alone. */
function isUnnumberedHeading(
  block: Block,
  previous: Block | undefined,
  next: Block | undefined,
  numbered: boolean,
): boolean {
  const line = ruleForm(block.text);
  if (line.length < 2 || line.length > 40 || endsLikeSentence(line) || /[。;,]/.test(line) || !next)
    return false;
  if (isOrganisation(line) || isDateLine(line) || parseDocumentNumber(line) !== null) return false;
  if (block.hints?.heading !== undefined) return true;
  if (block.hints?.bold || block.hints?.centred) return isArticleLine(next) || next.hints?.bold === true;
  if (numbered || block.hints) return false;
  const apart = previous === undefined || endsLikeSentence(ruleForm(previous.text));
  return (
    line.length >= 4 && line.length <= 25 && apart && ruleForm(next.text).length >= 30 && isArticleLine(next)
  );
}
