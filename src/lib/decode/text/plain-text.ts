import type { RawDocument } from '../../model.ts';
import { numbered, type Reading, refused } from '../reading.ts';
import { decodeText } from './encoding.ts';
import { lineBlocks } from './lines.ts';

/** Plain text: one block for each line that is not blank. */
export function readPlainText(raw: RawDocument): Reading {
  const decoded = decodeText(raw.bytes);
  if (decoded === null) {
    return refused(
      'unknown',
      'not-text',
      '内容既不是文本,也不是已知的文档格式;请重新保存为网页、DOCX、PDF 或文本文件后再收。',
    );
  }
  return {
    format: 'txt',
    encoding: decoded.encoding,
    blocks: numbered(lineBlocks(decoded.text)),
    declared: [],
    messages: decoded.messages,
  };
}
