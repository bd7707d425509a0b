import type { RawDocument } from '../../../core/model.ts';
import { foreignText, unknownXml, xmlRoot } from '../foreign-formats.ts';
import { declaredCharset } from '../html/charset.ts';
import { readHtml } from '../html/read-html.ts';
import { readMhtml } from '../mhtml/read-mhtml.ts';
import { readFlatOdf } from '../odf/read-odf.ts';
import { type Reading, refused } from '../reading.ts';
import { hasPlainLines, isHtml, isMail, isMarkdown, isMhtml } from '../sniff.ts';
import { readFlatUof } from '../uof/read-uof.ts';
import { readWordXml } from '../word-xml/read-word-xml.ts';
import { decodeText } from './encoding.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';

/** Documents of office programs that are one XML file, by their root element. */
const officeReaders: Readonly<Record<string, (text: string) => Promise<Reading>>> = {
  'w:wordDocument': readWordXml,
  'pkg:package': readWordXml,
  'office:document': readFlatOdf,
  'uof:UOF': readFlatUof,
  'uof:UOF_0000': readFlatUof,
  UOF: readFlatUof,
};

const readOfficeXml = (text: string): Promise<Reading> | undefined =>
  officeReaders[xmlRoot(text) ?? '']?.(text);

/** Reads whatever is text: the format is told by what the decoded text looks like. */
export async function readText(raw: RawDocument): Promise<Reading> {
  const decoded = decodeText(raw.bytes, declaredCharset(raw.bytes));
  if (decoded === null) {
    return refused(
      'unknown',
      'not-text',
      '内容既不是文本，也不是已知的文档格式；请重新保存为网页、DOCX、PDF 或文本文件后再收。',
    );
  }
  const { text } = decoded;
  if (isMhtml(text) || isMail(text)) return readMhtml(raw, text);
  const office = await readOfficeXml(text);
  if (office)
    return { ...office, encoding: decoded.encoding, messages: [...decoded.messages, ...office.messages] };
  const foreign = foreignText(text);
  if (foreign) return foreign;
  if (isHtml(text)) return readHtml(decoded, hasPlainLines(text), raw);
  const xml = unknownXml(text);
  if (xml) return xml;
  if (isMarkdown(text)) return readMarkdown(decoded);
  return readPlainText(decoded);
}
