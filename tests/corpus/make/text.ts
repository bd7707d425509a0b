/** Plain text and Markdown as a scraper or an editor leaves them. */
import iconv from 'iconv-lite';
import type { Draft, Facts, Line } from './draft.ts';

const halfWidth = new Map([...'：，（）；？！'].map((c) => [c, c.normalize('NFKC')]));

/** Punctuation that scrapers turn to half width; 、。 and quotation marks stay. */
export const narrow = (text: string): string =>
  text.replace(/[：，（）；？！]/gu, (c) => halfWidth.get(c) ?? c);

function textLines(line: Line, { indent }: Facts): string[] {
  switch (line.mark) {
    case 'blank':
      return [''];
    case 'P':
      return [indent + line.text];
    case 'H':
      return (line.number + line.label).split('⏎').map((part, i) => (i === 0 ? indent + part : part));
    case 'R':
      return [indent + line.number + line.label + line.text];
    case 'S':
    case 'D':
      return [indent === '' ? line.text : indent.repeat(8) + line.text];
    case 'X':
    case 'Y':
      return [line.cells.join('\t')];
    default:
      return [line.text];
  }
}

const isArticle = (line: Line): boolean => ['P', 'H', 'R', 'L', 'S', 'D'].includes(line.mark);

const wrapLine = (text: string, width: number): string =>
  [...text].map((c, i) => (i > 0 && i % width === 0 ? `\n${c}` : c)).join('');

const hide = (text: string): string =>
  text.replace(/^(?=.{30})/u, '\u00a0\u00a0\u200b').replace(/，/gu, '，\u200b');

export function renderText({ facts, lines }: Draft): string {
  const out = lines.flatMap((line) => {
    const texts = textLines(line, facts);
    return facts.gap && isArticle(line) ? [...texts, ''] : texts;
  });
  const { wrap, invisible, oneline } = facts;
  const shaped = out
    .map((line) => (invisible ? hide(line) : line))
    .map((line) => (wrap === undefined ? line : wrapLine(line, wrap)));
  const text = `${shaped.join(oneline ? ' ' : '\n')}\n`;
  return facts.half ? narrow(text) : text;
}

/** @throws when the encoding cannot hold a character of the text */
export function encode(text: string, { encoding, eol }: Pick<Facts, 'encoding' | 'eol'>): Uint8Array {
  const lines = eol === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  if (encoding === 'utf-8') return Buffer.from(lines);
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${lines}`);
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${lines}`, 'utf16le');
  const bytes = iconv.encode(lines, encoding);
  if (iconv.decode(bytes, encoding) !== lines) throw new Error(`text is not ${encoding}`);
  return bytes;
}
