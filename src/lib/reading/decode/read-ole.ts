import type { RawDocument } from '../../core/model.ts';
import { readXls } from './biff/read-xls.ts';
import { CompoundFile } from './compound-file.ts';
import { foreignOle } from './foreign-formats.ts';
import { readMsg } from './msg/read-msg.ts';
import { type Reading, refused } from './reading.ts';
import { readDoc } from './word/read-doc.ts';

/** The stream of a workbook, null when there is none or the container is broken. */
function workbookOf(bytes: Buffer): Buffer | null {
  try {
    return new CompoundFile(bytes).read('Workbook');
  } catch {
    return null;
  }
}

/** Whether a container has a stream of a name. Names stand in it in UTF-16, which can be seen in a broken one too. */
function streamsOf(bytes: Buffer): (stream: string) => boolean {
  try {
    const file = new CompoundFile(bytes);
    return (stream) => file.has(stream);
  } catch {
    return (stream) => bytes.includes(Buffer.from(stream, 'utf16le'));
  }
}

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

/** Reads what comes in an OLE container: documents of Word and workbooks of Excel 97-2003, and says what else it is. */
export async function readOle(raw: RawDocument): Promise<Reading> {
  const bytes = Buffer.from(raw.bytes.buffer, raw.bytes.byteOffset, raw.bytes.byteLength);
  const has = streamsOf(bytes);
  if (has('EncryptedPackage')) {
    return refused('docx', 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');
  }
  if (!has('WordDocument')) {
    if (has('__properties_version1.0')) return readMsg(raw);
    if (has('Workbook')) return readXls(workbookOf(bytes) ?? Buffer.alloc(0));
    return (
      foreignOle(has) ??
      refused(
        'unknown',
        'damaged-file',
        'Office 97-2003 文件不完整或已损坏（可能没有下载完）；请重新下载后再收。',
      )
    );
  }
  if (isEncryptedDoc(bytes)) {
    return refused('doc', 'encrypted', '文档已加密，无法读取；请取得未加密的版本后再收。');
  }
  try {
    return readDoc(raw.bytes);
  } catch {
    const text = 'Word 文档（doc）已损坏或不完整；请重新下载，或用 Word、WPS 打开后另存为 docx 再收。';
    return refused('doc', 'damaged-file', text);
  }
}
