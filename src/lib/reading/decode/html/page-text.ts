import { isHtml } from '../sniff.ts';
import { decodeText } from '../text/encoding.ts';
import { declaredCharset } from './charset.ts';

/** The text of a web page; null for any other kind of file. */
export function pageText(bytes: Uint8Array): string | null {
  const text = decodeText(bytes, declaredCharset(bytes))?.text;
  return text !== undefined && isHtml(text) ? text : null;
}
