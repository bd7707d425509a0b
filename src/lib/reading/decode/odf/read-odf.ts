/** Reads OpenDocument files (OASIS ODF 1.3): texts and spreadsheets, as a ZIP container or as one XML file. */
import type { Declared } from '../../../core/model.ts';
import type { SourceFormat } from '../../../core/schema.ts';
import { limits } from '../limits.ts';
import { type LooseBlock, message, numbered, type Reading, refused, tooLarge } from '../reading.ts';
import { sheetBlocks } from '../sheet/sheet-blocks.ts';
import type { WordBlock } from '../word/body.ts';
import { Tally } from '../word/tally.ts';
import { child, childrenOf, parseXml, TooComplex, type XmlNode } from '../xml/xml.ts';
import { type Archive, TooLarge } from '../zip.ts';
import { OdfBody } from './body.ts';
import { Lists } from './lists.ts';
import { readSheets } from './sheets.ts';
import { Styles } from './styles.ts';

/** The parts of a document; a file of one part holds all of them in one root. */
interface Parts {
  readonly content: XmlNode;
  readonly styles: XmlNode | undefined;
  readonly meta: XmlNode | undefined;
}

const properties: ReadonlyMap<string, string> = new Map([
  ['dc:title', 'title'],
  ['dc:subject', 'subject'],
  ['meta:initial-creator', 'creator'],
  ['meta:keyword', 'keywords'],
  ['meta:creation-date', 'created'],
  ['dc:date', 'modified'],
]);

function declaredBy(meta: XmlNode | undefined): Declared[] {
  return (child(meta, 'office:meta')?.children ?? []).flatMap(({ name, children }) => {
    const known = properties.get(name);
    const value = children
      .map(({ text }) => text)
      .join('')
      .trim();
    return known === undefined || value === '' ? [] : [{ name: known, value: value.slice(0, 2000), line: 1 }];
  });
}

/** Headers and footers of all pages. */
function furniture(masters: XmlNode | undefined, body: OdfBody): WordBlock[] {
  return childrenOf(masters, 'style:master-page').flatMap((page) =>
    page.children.flatMap((part) => {
      const kind = /^style:(header|footer)/.exec(part.name)?.[1];
      const inner = { ...part, name: 'office:text' };
      return kind === undefined ? [] : body.read(inner, { furniture: `page-${kind}` });
    }),
  );
}

function readParts({ content, styles: styleRoot, meta }: Parts, format: SourceFormat): Reading {
  const body = child(content, 'office:body');
  const text = child(body, 'office:text');
  const spreadsheet = child(body, 'office:spreadsheet');
  const holders = [child(styleRoot, 'office:styles'), child(content, 'office:styles')];
  const automatic = [child(styleRoot, 'office:automatic-styles'), child(content, 'office:automatic-styles')];
  const masters = child(styleRoot, 'office:master-styles') ?? child(content, 'office:master-styles');
  const styles = new Styles([...holders, ...automatic]);
  const context = { styles, lists: new Lists([...holders, ...automatic]), tally: new Tally() };
  const declared = declaredBy(meta);
  if (spreadsheet) {
    const { sheets, messages } = readSheets(spreadsheet, context);
    const { blocks, names } = sheetBlocks(sheets);
    return {
      format: 'ods',
      encoding: null,
      blocks: numbered(blocks),
      declared: [...declared, ...names],
      messages: [...context.tally.messages(), ...messages],
    };
  }
  if (text === undefined) {
    return refused(
      'unknown',
      'unsupported-format',
      '文件是 OpenDocument 的演示文稿、绘图或公式，这种格式还不能读取；请另存为 docx、PDF 或网页后再收。',
    );
  }
  const reader = new OdfBody(context);
  const main = reader.read(text);
  const notes = reader.notes();
  // What stands in headers and footers is no part of the text, so nothing that is missing there matters.
  const edges = furniture(masters, new OdfBody({ ...context, tally: new Tally() }));
  const loose: LooseBlock[] = [...main, ...notes, ...edges].map((block, i) => ({ line: i + 1, ...block }));
  return { format, encoding: null, blocks: numbered(loose), declared, messages: context.tally.messages() };
}

async function partOf(archive: Archive, name: string): Promise<XmlNode | undefined> {
  const bytes = await archive.read(name);
  return bytes === null
    ? undefined
    : parseXml(bytes, 'mixed').children.find(({ name: own }) => own.startsWith('office:'));
}

async function guarded(format: SourceFormat, read: () => Reading | Promise<Reading>): Promise<Reading> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(format, limits.expanded * 2, limits.expanded);
    const [slug, why] =
      error instanceof TooComplex
        ? ['too-complex', '内部结构嵌套过深或过多']
        : ['damaged-file', '已损坏或不完整'];
    return refused(
      format,
      slug,
      `OpenDocument 文件${why}；请在 WPS 或 LibreOffice 中打开，另存为 docx 再收。`,
    );
  }
}

/** Whether the part `mimetype` names a text or a spreadsheet, or a template of one. */
export const isOdf = (mimetype: string): boolean =>
  /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet)(?:-template|-master)?$/.test(mimetype);

/** Reads a text (ODT) or a spreadsheet (ODS) in a ZIP container. */
export function readOdf(archive: Archive): Promise<Reading> {
  return guarded('odt', async () => {
    const manifest = new TextDecoder().decode(
      (await archive.read('META-INF/manifest.xml')) ?? new Uint8Array(),
    );
    if (archive.encrypted || manifest.includes('encryption-data')) {
      return refused('odt', 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');
    }
    const content = await partOf(archive, 'content.xml');
    if (content === undefined) {
      return refused('odt', 'damaged-file', 'OpenDocument 文件里没有正文部件；请重新下载后再收。');
    }
    const [styles, meta] = [await partOf(archive, 'styles.xml'), await partOf(archive, 'meta.xml')];
    return readParts({ content, styles, meta }, 'odt');
  });
}

/** Reads a document of one XML file (FODT, FODS). */
export function readFlatOdf(text: string): Promise<Reading> {
  return guarded('fodt', () => {
    const root = parseXml(text, 'mixed').children.find(({ name }) => name.startsWith('office:document'));
    if (root === undefined)
      return refused('fodt', 'damaged-file', 'OpenDocument 文件里没有正文；请重新下载后再收。');
    const reading = readParts({ content: root, styles: undefined, meta: root }, 'fodt');
    if (/<\/(?:office:document|office:document-content)\s*>\s*$/.test(text)) return reading;
    const cut = message('truncated', 'warning', '文件在中途断开，后面的内容没有收到；请重新下载。');
    return { ...reading, messages: [...reading.messages, cut] };
  });
}
