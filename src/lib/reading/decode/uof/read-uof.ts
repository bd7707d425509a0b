/** Reads the Unified Office Format (标文通, GB/T 20916-2007 and its edition of 2010): texts and workbooks. */
import { limits } from '../limits.ts';
import { numbered, type Reading, refused, tooLarge } from '../reading.ts';
import { sheetBlocks } from '../sheet/sheet-blocks.ts';
import { readWordParts } from '../word/read-docx.ts';
import { parseXml, TooComplex, type XmlNode } from '../xml/xml.ts';
import { type Archive, TooLarge } from '../zip.ts';
import { all, bareName, keptElements } from './names.ts';
import { sheetsOf } from './sheets.ts';
import { wordPartsOf } from './word-parts.ts';

const parse = (source: string | Uint8Array): XmlNode => parseXml(source, keptElements, bareName);

/** @param roots nodes above the root elements of all parts */
async function readRoots(roots: readonly XmlNode[]): Promise<Reading> {
  const each = (name: string): XmlNode[] => roots.flatMap((root) => [...all(root, name)]);
  const sheets = roots.flatMap(sheetsOf);
  const [text] = [...each('主体'), ...each('文字处理文档'), ...each('文字处理')];
  const isPresentation = [...each('演示文稿'), ...each('演示文稿文档')].length > 0;
  if (text && !isPresentation && sheets.length === 0)
    return await readWordParts(() => wordPartsOf(text, roots), 'uof');
  if (sheets.length === 0) {
    const words =
      '文件是标文通（UOF）的演示文稿，或没有正文；请在 WPS 或永中 Office 中另存为 docx、PDF 后再收。';
    return refused('uof', 'unsupported-format', words);
  }
  const { blocks, names } = sheetBlocks(sheets);
  return { format: 'uof', encoding: null, blocks: numbered(blocks), declared: names, messages: [] };
}

async function guarded(read: () => Promise<Reading>): Promise<Reading> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge('uof', limits.expanded * 2, limits.expanded);
    const [slug, why] =
      error instanceof TooComplex
        ? ['too-complex', '内部结构嵌套过深或过多']
        : ['damaged-file', '已损坏或不完整'];
    return refused('uof', slug, `标文通（UOF）文件${why}；请在 WPS 中打开，另存为 docx 再收。`);
  }
}

/** Reads a document of one XML file. */
export const readFlatUof = (text: string): Promise<Reading> => guarded(() => readRoots([parse(text)]));

/** Reads a document of several parts in a ZIP container. */
export const readUof = (archive: Archive): Promise<Reading> =>
  guarded(async () => {
    if (archive.encrypted)
      return refused('uof', 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');
    const roots: XmlNode[] = [];
    for (const name of archive.names().filter((one) => one.endsWith('.xml'))) {
      const bytes = await archive.read(name);
      if (bytes) roots.push(parse(bytes));
    }
    return await readRoots(roots);
  });
