import type { RawDocument } from '../../model.ts';
import { declaredCharset } from '../html/charset.ts';
import { readHtml } from '../html/read-html.ts';
import { limits } from '../limits.ts';
import { type Reading, refused, tooLarge } from '../reading.ts';
import { hasPlainLines, isHtml } from '../sniff.ts';
import { decodeText } from './encoding.ts';
import { readPlainText } from './plain-text.ts';

/** Reads whatever is text: the format is told by what the decoded text looks like. */
export function readText(raw: RawDocument): Reading {
  if (raw.bytes.length > limits.text) return tooLarge('unknown', raw.bytes.length, limits.text);
  const decoded = decodeText(raw.bytes, declaredCharset(raw.bytes));
  if (decoded === null) {
    return refused(
      'unknown',
      'not-text',
      '内容既不是文本,也不是已知的文档格式;请重新保存为网页、DOCX、PDF 或文本文件后再收。',
    );
  }
  if (isHtml(decoded.text)) return readHtml(decoded, hasPlainLines(decoded.text));
  return readPlainText(decoded);
}
