/**
 * Reads a web archive (RFC 2557): the page is one part of a MIME message, pictures and scripts are the others.
 */
import PostalMime, { type Email } from 'postal-mime';
import type { AttachedFile, Declared, Message, RawDocument } from '../../../core/model.ts';
import { declaredCharset } from '../html/charset.ts';
import { type PageSource, readHtml } from '../html/read-html.ts';
import { attachedToMail } from '../mail-attachments.ts';
import { type Reading, refused } from '../reading.ts';
import { isMail } from '../sniff.ts';
import { decodeText } from '../text/encoding.ts';
import { readPlainText } from '../text/plain-text.ts';
import { joinPages, pagesOf } from './paged-article.ts';

/**
 * The library decodes text parts by the declared encoding, which may be wrong and loses bytes. As parts of a type
 * that it does not know, they come out as bytes.
 */
function asBytes(raw: Uint8Array): Uint8Array {
  const source = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  return Buffer.from(source.replace(/^(content-type:\s*)text\/(html|plain)/gim, '$1text/bytes-$2'), 'latin1');
}

function charsetOf(headers: string): string | null {
  return /charset\s*=\s*"?([\w-]{2,20})/i.exec(headers)?.[1] ?? null;
}

type Part = Email['attachments'][number];

const bytesOf = ({ content }: Part): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer);

/** The first part of a type that holds anything. */
const textOf = (parts: readonly Part[], type: string): Uint8Array | undefined =>
  parts
    .filter(({ mimeType }) => mimeType === type)
    .map(bytesOf)
    .find(({ length }) => length > 0);

/** The pages of an article that was fetched in several, as one text. */
function readPages(parts: readonly Uint8Array[], source: PageSource): Reading | null {
  const decoded = parts.map((part) => decodeText(part, declaredCharset(part)));
  if (!decoded.every((one) => one !== null)) return null;
  return joinPages(
    decoded.map((one) => readHtml(one, false, source)),
    decoded.map(({ text }) => text.split('\n').length),
  );
}

/** What follows the headers of a mail that does not say of what type it is: plain text (RFC 2045, 5.2). */
function untyped(bytes: Uint8Array): Uint8Array | undefined {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const end = /\r?\n\r?\n/.exec(source);
  if (end === null || /^content-type:/im.test(source.slice(0, end.index))) return undefined;
  return bytes.subarray(end.index + end[0].length);
}

/** Files that a mail carries; the pictures of a page are named where they stand. */
function attached(parts: readonly Part[], held: readonly AttachedFile[]): Message[] {
  return attachedToMail(
    parts.flatMap(({ disposition, filename }) =>
      disposition === 'attachment' && filename ? [filename] : [],
    ),
    held,
  );
}

/** @param text the same bytes as text, for the headers */
export async function readMhtml(
  { bytes, origin, attachments = [] }: RawDocument,
  text: string,
): Promise<Reading> {
  const head = text.slice(0, 16_384);
  const address = /^(?:Snapshot-Content-Location|Content-Location):\s*(https?:\S+)/im.exec(head)?.[1];
  const kind = address === undefined && isMail(text) ? 'eml' : 'mhtml';
  const broken = (): Reading =>
    kind === 'eml'
      ? refused('eml', 'damaged-file', '电子邮件（EML）里没有可读的文字；请把邮件的正文或附件另存后再收。')
      : refused(
          'mhtml',
          'damaged-file',
          '网页归档（MHTML）里没有可读的网页部分；请用浏览器打开来源页面重新保存。',
        );
  let mail: Email;
  try {
    mail = await PostalMime.parse(asBytes(bytes));
  } catch {
    return broken();
  }
  const pages = pagesOf(head);
  const source: PageSource = { origin: origin ?? address ?? null, attachments };
  if (pages > 1) {
    const parts = mail.attachments.slice(0, pages).map(bytesOf);
    const reading = parts.length === pages ? readPages(parts, source) : null;
    return reading ? { ...reading, format: kind } : broken();
  }
  const page = textOf(mail.attachments, 'text/bytes-html');
  const body = page ?? textOf(mail.attachments, 'text/bytes-plain') ?? untyped(bytes);
  const decoded = body && decodeText(body, (page && declaredCharset(page)) ?? charsetOf(head));
  if (!decoded) return broken();
  const reading = page ? readHtml(decoded, false, source) : readPlainText(decoded);
  const saved: Declared[] = address === undefined ? [] : [{ name: 'savedFrom', value: address, line: 1 }];
  const subject: Declared[] = mail.subject
    ? [{ name: 'subject', value: mail.subject.slice(0, 2000), line: 1 }]
    : [];
  return {
    ...reading,
    format: kind,
    declared: [...saved, ...(kind === 'eml' ? subject : []), ...reading.declared],
    messages: [...reading.messages, ...attached(mail.attachments, attachments)],
  };
}
