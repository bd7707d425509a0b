/**
 * Reads a web archive (RFC 2557): the page is one part of a MIME message, pictures and scripts are the others.
 */
import PostalMime from 'postal-mime';
import type { Declared } from '../../../core/model.ts';
import { declaredCharset } from '../html/charset.ts';
import { readHtml } from '../html/read-html.ts';
import { type Reading, refused } from '../reading.ts';
import { decodeText } from '../text/encoding.ts';

/**
 * The library decodes text parts by the declared encoding, which may be wrong and loses bytes. As a part of a type
 * that it does not know, the page comes out as bytes.
 */
function asBytes(raw: Uint8Array): Uint8Array {
  const source = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  return Buffer.from(source.replace(/^(content-type:\s*)text\/html/gim, '$1text/page'), 'latin1');
}

function charsetOf(headers: string): string | null {
  return /charset\s*=\s*"?([\w-]{2,20})/i.exec(headers)?.[1] ?? null;
}

/** @param text the same bytes as text, for the headers */
export async function readMhtml(bytes: Uint8Array, text: string): Promise<Reading> {
  const broken = (): Reading =>
    refused(
      'mhtml',
      'damaged-file',
      '网页归档（MHTML）里没有可读的网页部分；请用浏览器打开来源页面重新保存。',
    );
  let parts: Awaited<ReturnType<typeof PostalMime.parse>>['attachments'];
  try {
    ({ attachments: parts } = await PostalMime.parse(asBytes(bytes)));
  } catch {
    return broken();
  }
  const pages = parts.filter(({ mimeType }) => mimeType === 'text/page');
  const page = pages
    .map(({ content }) => new Uint8Array(content as ArrayBuffer))
    .find(({ length }) => length > 0);
  if (page === undefined) return broken();
  const decoded = decodeText(page, declaredCharset(page) ?? charsetOf(text.slice(0, 8192)));
  if (decoded === null) return broken();
  const reading = readHtml(decoded, false);
  const address = /^(?:Snapshot-Content-Location|Content-Location):\s*(https?:\S+)/im.exec(
    text.slice(0, 16_384),
  )?.[1];
  const saved: Declared[] = address === undefined ? [] : [{ name: 'savedFrom', value: address, line: 1 }];
  return { ...reading, format: 'mhtml', declared: [...saved, ...reading.declared] };
}
