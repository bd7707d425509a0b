import type { Message } from '../../../core/model.ts';
import { limits } from '../limits.ts';
import { readPages } from '../pdf/read-pages.ts';
import { type LooseBlock, message, numbered, type Reading, refused, tooLarge } from '../reading.ts';
import { childrenOf, TooComplex, type XmlNode } from '../xml/xml.ts';
import { type Archive, TooLarge } from '../zip.ts';
import { annotationsOf } from './annotations.ts';
import { attachmentMessages } from './attachments.ts';
import { unlessDamaged } from './damage.ts';
import { declaredBy } from './declared.ts';
import { openDocument } from './document.ts';
import { Ink, TooMuchInk } from './ink.ts';
import { withOutline } from './outline.ts';
import { type Aside, type PagesRead, readPagesOf } from './pages.ts';
import { Parts } from './parts.ts';
import { signatureMessages } from './signatures.ts';

const advice = '请重新下载，或用 OFD 阅读器打开后另存为 OFD 或 PDF 再收。';
const damaged = (what: string): Reading => refused('ofd', 'damaged-file', `OFD ${what}；${advice}`);

const mostDocuments = 50;

/** Part of a reading; `line` is given when the whole is put together. */
interface DocumentReading extends Omit<Reading, 'blocks' | 'format' | 'encoding'> {
  readonly blocks: readonly Omit<LooseBlock, 'line'>[];
  /** How many pages it has. */
  readonly pages: number;
}

function pageMessages({ missing, cut, pictures, asides }: PagesRead): Message[] {
  const told: Message[] = [];
  const tell = (slug: string, pages: readonly number[], what: string): void => {
    if (pages.length > 0) told.push(message(slug, 'warning', `第 ${pages.join('、')} 页${what}`));
  };
  tell('text-missing', missing, `缺失或已损坏，没有读到；${advice}`);
  tell('text-missing', cut, `的数据在中途断开，可能有文字没有读到；${advice}`);
  tell('pictures-not-read', pictures, '只有图像，图像里的文字没有读入；请另取带文字的版本。');
  const hidden = asides.flatMap(({ reason, text }) => (reason === 'hidden' ? [text] : [])).join('');
  const words = `有不显示的文字 ${hidden.length} 字，不是正文：${hidden.slice(0, 100)}；请与原件核对。`;
  if (hidden !== '') told.push(message('hidden-text', 'info', words));
  return told;
}

const asFurniture = ({ page, text, reason }: Aside): Omit<LooseBlock, 'line'> => ({
  text,
  hints: { page, furniture: reason },
});

/** @param body a DocBody of OFD.xml, the part named `from`; @param first number of its first page */
async function readDocument(
  parts: Parts,
  body: XmlNode,
  from: string,
  ink: Ink,
  first: number,
): Promise<DocumentReading> {
  const declared = declaredBy(body);
  const document = await unlessDamaged(() => openDocument(parts, body, from));
  if (!document || document.pages.length === 0)
    return { ...damaged('里没有可读的文档或页面'), declared, pages: 0 };
  const read = await readPagesOf(parts, document, ink, first);
  const pages = document.pages.length;
  if (read.missing.length === pages) return { ...damaged('的页面都已损坏或不完整'), declared, pages };
  const reading = readPages({ pages: read.pages, declared, pictured: read.pictured }, 'ofd');
  const annotations = await annotationsOf(parts, document, ink, first);
  const { length } = annotations.remarks.join('');
  const remarks = `文件带有 ${annotations.remarks.length} 条批注，共 ${length} 字，没有读入。`;
  const isRead = reading.blocks.length > 0;
  return {
    pages,
    declared,
    ...(reading.sheets ? { sheets: reading.sheets } : {}),
    blocks: isRead
      ? [
          ...withOutline(reading.blocks, document.outline),
          ...[...read.asides, ...annotations.asides].map(asFurniture),
        ]
      : [],
    messages: [
      ...reading.messages,
      ...(isRead ? pageMessages(read) : []),
      ...(length > 0 ? [message('comments-not-read', 'info', remarks)] : []),
      ...(await signatureMessages(parts, document, from, first)),
      ...(await attachmentMessages(parts, document)),
    ],
  };
}

/** An error about one document of several is a doubt about the file. */
const asDoubt = (told: Message): Message =>
  told.severity === 'error'
    ? message('text-missing', 'warning', `文件里有一份文档没有读到：${told.message}`)
    : told;

function together(readings: readonly DocumentReading[]): Reading {
  const read = readings.filter(({ blocks }) => blocks.length > 0);
  const chosen = read.length > 0 ? readings : readings.slice(0, 1);
  const several = `文件里有 ${read.length} 份文档，依次收在一起；请核对，不是同一份报告的请拆开再收。`;
  const messages = chosen.flatMap((reading) =>
    read.length > 0 ? reading.messages.map(asDoubt) : reading.messages,
  );
  return {
    format: 'ofd',
    encoding: null,
    blocks: numbered(chosen.flatMap(({ blocks }) => blocks).map((block, i) => ({ ...block, line: i + 1 }))),
    declared: chosen.flatMap(({ declared }) => declared),
    sheets: chosen.flatMap(({ sheets = [] }) => sheets),
    messages: [...(read.length > 1 ? [message('several-documents', 'warning', several)] : []), ...messages],
  };
}

async function readPackage(archive: Archive): Promise<Reading> {
  const parts = new Parts(archive);
  const entry = await unlessDamaged(() => parts.read('OFD.xml'));
  const bodies = childrenOf(entry?.root, 'DocBody').slice(0, mostDocuments);
  if (!entry || bodies.length === 0) return damaged('的入口文件（OFD.xml）缺失或已损坏');
  const ink = new Ink();
  const readings: DocumentReading[] = [];
  let first = 1;
  for (const body of bodies) {
    const reading = await readDocument(parts, body, entry.name, ink, first);
    first += reading.pages;
    readings.push(reading);
  }
  return together(readings);
}

/**
 * Reads a fixed-layout document of GB/T 33190-2016: texts are placed by the rules of the standard, then read as the
 * pages of a PDF are. What lies on a page and is no part of it (notes, stamps, what is not shown) is told apart.
 */
export async function readOfd(archive: Archive): Promise<Reading> {
  try {
    return await readPackage(archive);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge('ofd', limits.expanded * 2, limits.expanded);
    if (error instanceof TooMuchInk)
      return refused('ofd', 'too-large', 'OFD 页数或文字过多，不像单份报告；请拆分后再收。');
    if (error instanceof TooComplex)
      return refused('ofd', 'too-complex', `OFD 的内部结构嵌套过深或过多；${advice}`);
    return damaged('已损坏');
  }
}
