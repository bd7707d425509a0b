/**
 * Stage `attachments`: what came with a page becomes a part of its text. A page that says nothing itself is its file,
 * frame or pictures; behind any other stands the text of each file that it offers, below a heading with its name.
 * Holds afterwards: the law of conservation, over the files that were read too; lines and places in the order count on
 * from one file to the next; what was not read is told.
 */
import type { AttachedFile, Block, Message, Node, Structured } from '../../core/model.ts';
import type { SourceFormat } from '../../core/schema.ts';
import { bareForm } from '../../core/text/lines.ts';
import { clean } from '../clean/clean.ts';
import { decode } from '../decode/decode.ts';
import { limits } from '../decode/limits.ts';
import { message } from '../decode/reading.ts';
import { containerOf } from '../decode/sniff.ts';
import { nodesOf, structure } from '../structure/structure.ts';
import { hasReportText } from '../validate/report-text.ts';
import { attachedRaw } from './attached-raw.ts';

/** What is read of a file: all that a stage gives but the title. */
type Text = Pick<Structured, 'blocks' | 'body' | 'removed' | 'edits' | 'nodes' | 'messages' | 'format'> &
  Pick<Partial<Structured>, 'sheets'>;

const named = ({ file }: AttachedFile): string => `附件“${file}”`;

/** Files that hold the report of a page without text. */
function bearersOf(files: readonly AttachedFile[]): readonly AttachedFile[] {
  const documents = files.filter(({ role }) => role !== 'picture');
  return documents.length > 0 ? documents : files;
}

const end = (blocks: readonly Block[]): number => blocks.reduce((most, { line }) => Math.max(most, line), 0);

/** The text with its blocks, edits and messages counted on behind those of the document. */
function shifted<T extends Text>(text: T, { blocks }: Text, annex: boolean): T {
  const [line, index] = [end(blocks), blocks.length];
  const known = new Map<Block, Block>();
  const move = (block: Block): Block => {
    // Places are those on the pages of the file, of which the document has none.
    const { places: _, ...hints } = block.hints ?? {};
    const moved = known.get(block) ?? {
      ...block,
      line: block.line + line,
      index: block.index + index,
      hints: { ...hints, ...(annex ? { annex: true as const } : {}) },
    };
    known.set(block, moved);
    return moved;
  };
  return {
    ...text,
    blocks: text.blocks.map(move),
    body: text.body.map(move),
    removed: text.removed.map(move),
    nodes: text.nodes.map((node) => ({ ...node, block: move(node.block) })),
    edits: text.edits.map((edit) => ({ ...edit, line: edit.line + line })),
    messages: text.messages.map((one) => (one.line === null ? one : { ...one, line: one.line + line })),
  };
}

function joined(document: Structured, text: Text): Structured {
  const recognised = text.sheets?.some((sheet) => sheet.recognised) ?? false;
  return {
    ...document,
    blocks: [...document.blocks, ...text.blocks],
    body: [...document.body, ...text.body],
    removed: [...document.removed, ...text.removed],
    edits: [...document.edits, ...text.edits],
    nodes: [...document.nodes, ...text.nodes],
    messages: [...document.messages, ...text.messages],
    ...(recognised ? { attachedRecognised: true } : {}),
  };
}

/** A heading with the name of the file, before all that stands in it. */
function underHeading(file: AttachedFile, text: Text): Text {
  const name = file.file.trim().replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '');
  const shown = /^(?:附件|附表|附录)/.test(name) ? name : `附件：${name}`;
  const block: Block = { index: 0, line: 1, text: shown };
  const heading: Node = { type: 'heading', level: 1, marker: null, text: shown, runIn: false, block };
  const down = (node: Node): Node => (node.type === 'heading' ? { ...node, level: node.level + 1 } : node);
  const below = shifted(text, { ...text, blocks: [block] }, true);
  return { ...below, blocks: [block, ...below.blocks], nodes: [heading, ...below.nodes.map(down)] };
}

/** A share of its lines by which a file says nothing but what the page says. */
const sameShare = 0.9;
/** Shorter lines stand in any text. */
const shortestLine = 8;

function repeats(body: readonly Block[], own: readonly Block[]): boolean {
  const there = new Set(own.map(({ text }) => bareForm(text)));
  const lines = body.map(({ text }) => bareForm(text)).filter(({ length }) => length >= shortestLine);
  const size = (list: readonly string[]): number => list.reduce((sum, { length }) => sum + length, 0);
  return lines.length > 0 && size(lines.filter((line) => there.has(line))) >= sameShare * size(lines);
}

const isError = ({ severity }: Message): boolean => severity === 'error';

const characters = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

function isTooMuch({ blocks }: Text, more: Text): boolean {
  const count = blocks.length + more.blocks.length;
  return count > limits.blocks || characters(blocks) + characters(more.blocks) > limits.characters;
}

const about = (file: AttachedFile, one: Message): Message => ({
  ...one,
  message: `${named(file)}：${one.message}`,
});

const notRead = (file: AttachedFile, why: string): Message =>
  message('attachments-not-read', 'info', `${named(file)}已收存，文字没有读入：${why}`);

/** The document with one more file that is read as an annex. */
function withAnnex(
  document: Structured,
  file: AttachedFile,
  decoded: Awaited<ReturnType<typeof decode>>,
): Structured {
  const tell = (one: Message): Structured => ({ ...document, messages: [...document.messages, one] });
  const [error] = decoded.messages.filter(isError);
  if (error) return tell(notRead(file, error.message));
  const cleaned = clean(decoded);
  if (repeats(cleaned.body, document.body))
    return tell(
      message('attachment-repeats', 'info', `${named(file)}与正文相同，文字没有重复收入；原件可以下载。`),
    );
  const text = {
    ...cleaned,
    nodes: nodesOf(cleaned.body),
    messages: decoded.messages.map((one) => about(file, one)),
  };
  if (isTooMuch(document, text)) return tell(notRead(file, '连同正文远超一份报告的篇幅。'));
  return joined(document, shifted(underHeading(file, text), document, true));
}

/** A page without text of its own, and a file that holds the report or a part of it. */
function withBearer(
  document: Structured,
  file: AttachedFile,
  decoded: Awaited<ReturnType<typeof decode>>,
): Structured {
  const text = structure(clean({ ...decoded, messages: decoded.messages.map((one) => about(file, one)) }));
  const moved = shifted(text, document, false);
  const place = (block: Block | null): Block | null =>
    block && (moved.blocks[text.blocks.indexOf(block)] ?? null);
  return {
    ...joined(document, moved),
    titleBlock: document.titleBlock ?? place(text.titleBlock),
    head: [...document.head, ...text.head.flatMap((block) => place(block) ?? [])],
  };
}

const roleWords = { file: '附件', picture: '图片', frame: '框架里的文件' } as const;

/** Pictures and frames beside a text are kept; their own text is not looked for. */
function keptOnly(files: readonly AttachedFile[]): Message[] {
  return (['picture', 'frame'] as const).flatMap((role) => {
    const own = files.filter((file) => file.role === role);
    if (own.length === 0) return [];
    const names = own
      .slice(0, 10)
      .map(({ file }) => file)
      .join('、');
    const text = `${roleWords[role]} ${own.length} 个已收存，其中的文字没有读入：${names}${own.length > 10 ? ' 等' : ''}。`;
    return [message(role === 'picture' ? 'pictures-not-read' : 'frames-not-read', 'info', text)];
  });
}

const kindOf = ({ bytes }: AttachedFile): SourceFormat => {
  const container = containerOf(bytes);
  return container === 'png' || container === 'jpeg' || container === 'tiff' ? container : 'unknown';
};

export async function attachments(document: Structured): Promise<Structured> {
  const { raw } = document;
  const files = raw.attachments ?? [];
  if (files.length === 0) return document;
  const hasText = hasReportText(document);
  const wanted = hasText ? files.filter(({ role }) => role === 'file') : bearersOf(files);
  const formats = new Map<AttachedFile, SourceFormat>();
  let whole = document;
  for (const file of wanted) {
    const decoded = await decode(attachedRaw(raw, file));
    formats.set(file, decoded.format);
    whole = (hasText ? withAnnex : withBearer)(whole, file, decoded);
  }
  const others = files.filter((file) => !wanted.includes(file));
  return {
    ...whole,
    messages: [...whole.messages, ...keptOnly(others)],
    attached: files.map((file) => formats.get(file) ?? kindOf(file)),
  };
}
