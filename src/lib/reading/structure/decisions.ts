/**
 * Stage `decisions`: what a person said about single lines (`lines` in `source.yml`) wins over the rules.
 * Holds afterwards: each line that was found is what it was said to be; one that was not found is told; the first heading
 * has level 1 and no level is skipped; body and removals together are still the text of the document.
 */
import { findLine } from '../../core/line-address.ts';
import type { LineRole } from '../../core/line-roles.ts';
import type { Block, Edit, LineDecision, Message, Node, Structured } from '../../core/model.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { parseMarker } from '../../core/text/markers.ts';
import { CleaningLog } from '../clean/cleaning-log.ts';
import { punctuation } from '../clean/steps/punctuation.ts';
import { nodeText } from '../validate/conservation.ts';
import { numberingMessages } from './numbering.ts';

const step = 'person';

const levelOf = (as: LineRole): number | null =>
  as.startsWith('heading-') ? Number(as.slice('heading-'.length)) : null;

/** @returns null for what can be none: a table as a heading */
function nodeOf(block: Block, text: string, as: LineRole): Node | null {
  const level = levelOf(as);
  if (block.table) return level === null ? { type: 'table', rows: block.table, block } : null;
  if (level === null) return { type: 'paragraph', role: 'body', text, block };
  const marked = parseMarker(text);
  const { marker, rest } = marked && marked.rest !== '' ? marked : { marker: null, rest: text };
  return { type: 'heading', level, marker, text: rest, runIn: false, block };
}

/** Levels without a gap; headings that stood side by side still do. */
function withoutGaps(nodes: readonly Node[]): Node[] {
  const open: number[] = [];
  return nodes.map((node) => {
    if (node.type !== 'heading') return node;
    while ((open.at(-1) ?? 0) >= node.level) open.pop();
    open.push(node.level);
    return open.length === node.level ? node : { ...node, level: open.length };
  });
}

/** A document while decisions are carried out in it. */
class Revision {
  nodes: Node[];
  removed: Block[];
  edits: Edit[];
  readonly #document: Structured;

  constructor(document: Structured) {
    this.#document = document;
    this.nodes = [...document.nodes];
    this.removed = [...document.removed];
    this.edits = [...document.edits];
  }

  /** @returns false when the line is not there, or stands in the text as a part of another one */
  carryOut(decision: LineDecision): boolean {
    const block = findLine(this.#document.blocks, decision);
    if (!block) return false;
    const own = this.nodes.filter((node) => node.block.index === block.index);
    if (own.length > 0) return this.#change(own, decision);
    const out = this.removed.find(({ index }) => index === block.index);
    return out !== undefined && this.#putBack(out, decision);
  }

  #change(own: readonly Node[], { as, reason }: LineDecision): boolean {
    const [{ block }] = own as readonly [Node];
    const text = own.map(nodeText).join('');
    const at = this.nodes.indexOf(own[0] as Node);
    if (as === 'left-out') {
      this.nodes.splice(at, own.length);
      this.removed.push(block);
      this.edits.push({ step, reason, line: block.line, before: text, after: '', removed: 'furniture' });
      return true;
    }
    const node = nodeOf(block, text, as);
    if (node) this.nodes.splice(at, own.length, node);
    return node !== null;
  }

  #putBack(block: Block, { as }: LineDecision): boolean {
    if (as === 'left-out') return true;
    const log = new CleaningLog();
    const [clean = block] = punctuation.run([block], log);
    const node = nodeOf(clean, clean.text.trim(), as);
    if (!node) return false;
    const at = this.nodes.findIndex((one) => one.block.index > block.index);
    this.nodes.splice(at < 0 ? this.nodes.length : at, 0, node);
    this.removed.splice(this.removed.indexOf(block), 1);
    const edit = this.edits.findIndex(
      ({ line, before, removed }) => removed !== undefined && line === block.line && before === block.text,
    );
    if (edit >= 0) this.edits.splice(edit, 1);
    this.edits.push(...log.edits);
    return true;
  }
}

const lost = ({ line, text }: LineDecision): Message => {
  const message = reviewMessage('decision-lost', line);
  return { ...message, message: `${message.message}第 ${line} 行“${text}”。` };
};

/** Rules spoke of the numbers of headings that may be none now. */
const isNumbering = ({ slug }: Message): boolean => slug.startsWith('heading-number-');

export function decisions(document: Structured): Structured {
  const { lines = [] } = document.raw;
  if (lines.length === 0) return document;
  const revision = new Revision(document);
  const unfound = lines.filter((decision) => !revision.carryOut(decision));
  const nodes = withoutGaps(revision.nodes);
  const messages = document.messages.filter((message) => !isNumbering(message));
  return {
    ...document,
    nodes,
    removed: revision.removed,
    edits: revision.edits,
    messages: [...messages, ...numberingMessages(nodes), ...unfound.map(lost)],
  };
}
