import type { RawDocument } from '../../core/model.ts';
import { readIsolated } from './isolate.ts';
import { type Reading, refused } from './reading.ts';

/** Names of streams stand in the directory of an OLE container in UTF-16. */
const names = (bytes: Buffer, stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));

/** Main streams of Excel and PowerPoint. */
const otherStreams = ['Workbook', 'Book', 'PowerPoint Document'];

const sector = 512;

/** [MS-DOC] 2.5.2: the file information block opens the main stream; bit 8 of its flags means encrypted. */
function isEncryptedDoc(bytes: Buffer): boolean {
  for (let at = sector; at + 12 <= bytes.length; at += sector) {
    const nFib = bytes.readUInt16LE(at + 2);
    if (bytes.readUInt16LE(at) === 0xa5ec && nFib >= 0x00c0 && nFib <= 0x0120) {
      return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0;
    }
  }
  return false;
}

/** Reads what comes in an OLE container: Word 97-2003 documents, and says what else it is. */
export async function readOle(raw: RawDocument): Promise<Reading> {
  const bytes = Buffer.from(raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.byteLength);
  if (names(bytes, 'EncryptedPackage')) {
    return refused('docx', 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');
  }
  if (!names(bytes, 'WordDocument')) {
    return otherStreams.some((stream) => names(bytes, stream))
      ? refused(
          'unknown',
          'unsupported-format',
          '文件是 Excel 或 PowerPoint 文档；请另存为 docx、PDF 或网页后再收。',
        )
      : refused(
          'unknown',
          'damaged-file',
          'Office 97-2003 文件不完整或已损坏（可能没有下载完）；请重新下载后再收。',
        );
  }
  if (isEncryptedDoc(bytes)) {
    return refused('doc', 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');
  }
  return readIsolated('doc', raw.bytes);
}
