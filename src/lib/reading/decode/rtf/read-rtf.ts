/** Reads Rich Text (RTF 1.9.1): told in the words of Word's own format, so that one reader reads both. */
import type { RawDocument } from '../../../core/model.ts';
import { message, type Reading } from '../reading.ts';
import { element, partsOfMarkup } from '../word/markup.ts';
import { readWordParts } from '../word/read-docx.ts';
import { interpretRtf } from './interpret.ts';

export async function readRtf({ bytes }: RawDocument): Promise<Reading> {
  let cut = false;
  const reading = await readWordParts(() => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const file = interpretRtf(text);
    cut = file.cut;
    return partsOfMarkup(
      new Map([
        ['word/document.xml', element('w:document', {}, [element('w:body', {}, file.body)])],
        ['word/styles.xml', element('w:styles', {}, file.styles)],
        ['word/footnotes.xml', element('w:footnotes', {}, file.footnotes)],
        ['word/endnotes.xml', element('w:endnotes', {}, file.endnotes)],
        ['word/comments.xml', element('w:comments', {}, file.comments)],
        ['word/header1.xml', element('w:hdr', {}, file.headers)],
        ['word/footer1.xml', element('w:ftr', {}, file.footers)],
        ['docProps/core.xml', element('cp:coreProperties', {}, file.properties)],
      ]),
    );
  }, 'rtf');
  if (!cut || reading.blocks.length === 0) return reading;
  const text = '文件在中途断开，后面的内容没有收到；请重新下载。';
  return { ...reading, messages: [...reading.messages, message('truncated', 'warning', text)] };
}
