/**
 * Stage `structure`: the body becomes a title, headings with levels, paragraphs with roles, and tables.
 * Holds afterwards: nodes are in reading order; the text of nodes, title and removed lines together is the text of
 * `body`, but for the stop that closed a run-in heading; the first heading has level 1 and no level is skipped.
 */

import type { Block, Cleaned, Edit, Message, Node, Structured } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { isDateLine } from '../../core/text/dates.ts';
import { endsLikeSentence, ruleForm } from '../../core/text/lines.ts';
import { articleBounds, isArticleLine } from '../clean/article.ts';
import { closingRoles, isSalutation } from '../clean/edges.ts';
import { type HeadingLine, headingLine } from './heading.ts';
import { Levels } from './levels.ts';
import { numberingMessages } from './numbering.ts';
import { findTitle, type Title, titleScore } from './title.ts';

export function structure(document: Cleaned): Structured {
  const { title, start } = titleAndStart(document.body);
  const head = document.body.slice(0, start);
  const article = document.body.slice(start);
  const nodes = nodesOf(article);
  const edits = [...document.edits, ...head.map((block) => headEdit(block, title?.parts ?? []))];
  const messages: Message[] = [...document.messages, ...numberingMessages(nodes)];
  return {
    ...document,
    titleBlock: title?.block ?? null,
    nodes,
    removed: [...document.removed, ...head],
    edits,
    messages,
  };
}

/** How far below its first sentence a page may still hold a notice of its own before the title. */
const titleReach = 10;

/** Where the text begins, and the title above it. */
function titleAndStart(body: readonly Block[]): { title: Title | null; start: number } {
  const { start } = articleBounds(body);
  const title = findTitle(body.slice(0, start));
  if (title) return { title, start };
  // A greeting or a notice of the page may read like a sentence; the title then stands below it.
  for (let i = start; i < Math.min(start + titleReach, body.length); i++) {
    const block = body[i];
    if (!block || headingLine(block)) break;
    if (titleScore(block) < 4) continue;
    return { title: findTitle(body.slice(start, i + 1)), start: i + 1 };
  }
  return { title: null, start };
}

/** Why a line above the article does not stand in the body. */
function headEdit(block: Block, titleParts: readonly Block[]): Edit {
  const reason = titleParts.includes(block) ? '标题，已录入元数据' : '正文之前的文字';
  const step = titleParts.includes(block) ? 'title' : 'before-article';
  return { step, reason, line: block.line, before: block.text, after: '' };
}

/** Styles whose items are a list when nothing stands between them. */
const listStyles = new Set(['arabic', 'arabic-parenthesis', 'circled']);

function nodesOf(blocks: readonly Block[]): Node[] {
  const lines = blocks.map((block) => headingLine(block));
  const roles = closingRoles(blocks);
  const numbered = lines.some((line) => line !== null);
  const levels = new Levels();
  const nodes: Node[] = [];
  let inList = false;
  // The closing item of a list looks like a heading over what follows the list; its fellows decide.
  let item: { at: number; line: HeadingLine } | null = null;
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
      const next = lines[i + 1] ?? null;
      inList = isListItem(line, next, blocks[i + 1], inList);
      if (inList || (line.closed && (follows(line, i, item) || !introduces(line, next, blocks[i + 1])))) {
        item = { at: i, line };
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
    if (!line) inList = false;
  }
  return nodes;
}

/** Numbered lines that follow each other with nothing between them are a list, the last one included. */
function isListItem(
  line: HeadingLine,
  next: HeadingLine | null,
  nextBlock: Block | undefined,
  inList: boolean,
): boolean {
  if (!listStyles.has(line.marker.style) || line.rest !== '') return false;
  const followed = next?.marker.style === line.marker.style && next.marker.value === line.marker.value + 1;
  return followed || (inList && (nextBlock === undefined || next !== null || line.closed));
}

/** A numbered line with a full stop is a heading only if it has something under it. */
function introduces(line: HeadingLine, next: HeadingLine | null, nextBlock: Block | undefined): boolean {
  if (nextBlock === undefined) return false;
  return next === null || next.marker.style !== line.marker.style;
}

/** True when a line is the next item of the list that the line before it belongs to. */
function follows(line: HeadingLine, at: number, item: { at: number; line: HeadingLine } | null): boolean {
  if (item?.at !== at - 1) return false;
  const { marker } = item.line;
  return marker.style === line.marker.style && marker.value === line.marker.value - 1;
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
  if (isOrganisation(line) || isDateLine(line)) return false;
  if (block.hints?.heading !== undefined) return true;
  if (block.hints?.bold || block.hints?.centred) return isArticleLine(next) || next.hints?.bold === true;
  if (numbered || block.hints) return false;
  const apart = previous === undefined || endsLikeSentence(ruleForm(previous.text));
  return (
    line.length >= 4 && line.length <= 25 && apart && ruleForm(next.text).length >= 30 && isArticleLine(next)
  );
}
