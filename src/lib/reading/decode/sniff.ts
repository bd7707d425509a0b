/** Tells formats by their content; the name of a file is never asked. */

export type Container = 'pdf' | 'zip' | 'ole' | 'rtf' | 'png' | 'jpeg' | 'tiff';

const signatures: readonly { readonly container: Container; readonly bytes: readonly number[] }[] = [
  { container: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { container: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { container: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { container: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { container: 'tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { container: 'tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { container: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

/** @returns the kind of binary container, or null for what may be text */
export function containerOf(bytes: Uint8Array): Container | null {
  const known = signatures.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte));
  if (known) return known.container;
  // ISO 32000-1, annex H: readers accept the header anywhere in the first 1024 bytes.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /%PDF-\d/.test(head) || isRestOfPdf(bytes) ? 'pdf' : null;
}

/** The end of a PDF whose beginning was lost: what it says between its marks is no text file. */
function isRestOfPdf(bytes: Uint8Array): boolean {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-2048));
  return /\bstartxref\s+\d+\s+%%EOF\s*$/.test(tail);
}

export type TextFormat = 'html' | 'mhtml' | 'md' | 'txt';

const mimeHeader =
  /^(?:From|To|Return-Path|Received|Message-ID|Delivered-To|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type|Content-Location|X-[\w-]+):/i;

/** RFC 2557: a web page with its parts in one MIME message. */
export function isMhtml(text: string): boolean {
  const head = text.slice(0, 4096).trimStart();
  return (
    mimeHeader.test(head) &&
    /^MIME-Version:/im.test(head) &&
    /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(head)
  );
}

/** RFC 5322: a mail names its sender and a time, a receiver or a subject before an empty line. */
export function isMail(text: string): boolean {
  const [head = ''] = text
    .slice(0, 16_384)
    .trimStart()
    .split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/).filter((line) => line !== '');
  const names = lines.flatMap((line) => /^([A-Za-z][A-Za-z0-9-]*):/.exec(line)?.[1]?.toLowerCase() ?? []);
  const foreign = lines.some((line, i) => !/^[\x21-\x7e]+:/.test(line) && !(i > 0 && /^[ \t]/.test(line)));
  const others = ['to', 'subject', 'date', 'received', 'message-id'].filter((name) => names.includes(name));
  return !foreign && names.includes('from') && others.length >= 2;
}

const blockTag =
  /<(?:!doctype\s+html|html|head|body|div|p|table|tr|td|span|br|h[1-6]|ul|li|center|font|strong|section|article)\b[^<>]{0,400}>/gi;
const sampleLength = 200_000;

/** Tags of HTML at the start, or throughout the text. */
export function isHtml(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  const start = sample.slice(0, 2000).replace(/^[\s\ufeff]*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)*/, '');
  if (/^<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|section|article|h[1-6])\b/i.test(start))
    return true;
  const tags = sample.match(blockTag)?.length ?? 0;
  return tags >= 3 && tags * 500 > sample.length;
}

/**
 * Plain text with stray tags: its own line breaks matter, because most of its lines are not wrapped in elements.
 * @param html a text for which `isHtml` holds
 */
export function hasPlainLines(html: string): boolean {
  if (/<(?:html|body|!doctype)\b/i.test(html)) return false;
  const lines = html
    .slice(0, sampleLength)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const untagged = lines.filter((line) => !/<\/?(?:p|div|td|tr|table|li|ul|h[1-6]|br)\b/i.test(line));
  return lines.length > 2 && untagged.length > lines.length / 2;
}

const markdownSigns: readonly RegExp[] = [
  /^#{1,6} +\S/m,
  /^#{1,6} +\S[^\n]*\n[\s\S]*^#{1,6} +\S/m,
  /^\|? *:?-{3,}:? *(?:\| *:?-{3,}:? *)+\|? *$/m,
  /(?<![\s\S])---\r?\n[\s\S]{1,4000}?\n---\r?\n/,
  /\*\*[^*\s][^*\n]*\*\*/,
  /\]\((?:https?:\/\/|\.{0,2}\/)[^)\s]*\)/,
];

/**
 * The parser's time grows with the square of what is nested or may be emphasis, so a text with more of that than
 * any report has is read as plain text.
 */
function isTame(text: string): boolean {
  if (text.length > 200_000 || /^(?:[ \t]{40}|(?:[ \t]*>){12}|(?:[ \t]*[-*+][ \t]){12})/m.test(text))
    return false;
  return (text.match(/[*_[\]`~<&|]|^[ \t]*(?:[-+] |[=#]|\d+[.)])/gm)?.length ?? 0) <= 4000;
}

/** Fields between two rows of dashes at the very start, which no plain text has. */
const frontMatter =
  /^\ufeff?---\r?\n(?:[A-Za-z][\w-]*:(?: [^\n]*)?\r?\n|[ \t]+[^\n]*\n|- [^\n]*\n){1,60}---\r?\n/;

/** Two signs of Markdown, or front matter: a hash or a row of dashes alone stands in plain texts too. */
export function isMarkdown(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  const signs = markdownSigns.filter((sign) => sign.test(sample)).length;
  return (signs >= 2 || frontMatter.test(sample)) && isTame(text);
}
