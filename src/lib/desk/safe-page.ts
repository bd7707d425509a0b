/**
 * A web page of strangers, made harmless: only elements and attributes of a short list are written anew, all else is
 * left out, and the words that fields stand on are marked. The page is framed without scripts and without a network
 * besides; either alone would do.
 */
import { createHash } from 'node:crypto';
import { type HtmlNode, parseHtml } from '../reading/decode/html/parse.ts';
import { type Span, segmentsOf } from './segments.ts';

/** Words to mark, with the text of the block that they stand in, by which one of several places is chosen. */
export interface Mark {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly block: string;
}

/** What tells how a text is laid out; links, pictures and forms would only lead away. */
const kept: ReadonlySet<string> = new Set(
  `article aside b blockquote br caption center col colgroup dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6
  header hr i li main nav ol p pre section small span strong sub sup table tbody td tfoot th thead tr u ul`.split(
    /\s+/,
  ),
);
/** Elements whose text is no text of the page. */
const dropped: ReadonlySet<string> = new Set(
  'script style template iframe object embed svg math head title select textarea'.split(' '),
);
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr']);
/** Attributes that shape a table, whole numbers only. */
const spans: ReadonlySet<string> = new Set(['colspan', 'rowspan']);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

const style = `:root{color-scheme:light dark}body{margin:1rem;font:16px/1.8 sans-serif;overflow-wrap:anywhere}
table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.2em .5em}
mark{background:#fbe6a2;color:#1f1d1a;outline:2px solid transparent}
mark:has(:target){outline-color:#9c2a1f}`;

/** For the policy that the page is sent with. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** Text without white space, and where each character of it stands among the pieces. */
class Plain {
  text = '';
  readonly #starts: number[] = [];
  readonly #pieces: string[] = [];

  add(piece: string): void {
    this.#starts.push(this.text.length);
    this.#pieces.push(piece);
    this.text += piece.replace(/\s+/g, '');
  }

  /** For each piece, the spans of it that lie between two characters of the text. */
  spans(start: number, end: number): { piece: number; from: number; to: number }[] {
    return this.#pieces.flatMap((text, piece) => {
      const first = this.#starts[piece] ?? 0;
      const last = this.#starts[piece + 1] ?? this.text.length;
      if (last <= start || first >= end) return [];
      const [from, to] = [Math.max(0, start - first), Math.min(last, end) - first];
      let [seen, begin, stop] = [0, text.length, text.length];
      for (let i = 0; i < text.length; i++) {
        if (/\s/.test(text[i] ?? '')) continue;
        if (seen === from) begin = i;
        if (++seen === to) stop = i + 1;
      }
      return begin < stop ? [{ piece, from: begin, to: stop }] : [];
    });
  }
}

interface Walked {
  readonly html: string[];
  readonly plain: Plain;
  /** Which entries of `html` are text. */
  readonly texts: number[];
}

function attributesOf(node: HtmlNode): string {
  if (!('attrs' in node)) return '';
  return node.attrs
    .filter(({ name, value }) => spans.has(name) && /^\d{1,3}$/.test(value))
    .map(({ name, value }) => ` ${name}="${value}"`)
    .join('');
}

/** Deep markup must not overflow the stack, so the way back is kept in a list. */
function walk(roots: readonly HtmlNode[]): Walked {
  const walked: Walked = { html: [], plain: new Plain(), texts: [] };
  const ahead: (HtmlNode | string)[] = [...roots].reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === 'string') walked.html.push(next);
    else if (next.nodeName === '#text' && 'value' in next) {
      walked.texts.push(walked.html.length);
      walked.plain.add(next.value);
      walked.html.push(next.value);
    } else if ('tagName' in next && !dropped.has(next.tagName)) {
      const { tagName, childNodes } = next;
      const isKept = kept.has(tagName);
      if (isKept) walked.html.push(`<${tagName}${attributesOf(next)}>`);
      if (isKept && !empty.has(tagName)) ahead.push(`</${tagName}>`);
      ahead.push(...[...childNodes].reverse());
    }
  }
  return walked;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** @returns where the words stand in the bare text; null when they do not */
function placeOf(text: string, mark: Mark): readonly [number, number] | null {
  const words = bare(mark.text);
  if (words === '') return null;
  const block = Math.max(0, text.indexOf(bare(mark.block).slice(0, 40)));
  const near = text.indexOf(words, block);
  const start = near === -1 ? text.indexOf(words) : near;
  return start === -1 ? null : [start, start + words.length];
}

/** A span of one piece of text; `isFirst` where the words of its field begin. */
interface Cut extends Span {
  readonly isFirst: boolean;
}

function withMarks(text: string, cuts: readonly Cut[], labels: ReadonlyMap<string, string>): string {
  return segmentsOf(text.length, cuts)
    .map(({ start, end, fields }) => {
      const words = escapeHtml(text.slice(start, end));
      if (fields.length === 0) return words;
      const anchors = cuts
        .filter((cut) => cut.isFirst && cut.start === start)
        .map(({ field }) => `<span id="${escapeHtml(field)}"></span>`);
      const title = fields.map((field) => labels.get(field) ?? field).join('、');
      return `<mark title="${escapeHtml(title)}">${anchors.join('')}${words}</mark>`;
    })
    .join('');
}

/**
 * @param html of the original
 * @param marks each is found by the name of its field as a fragment: `#title`
 * @returns a whole document; null when the markup is beyond what can be read
 */
export function safePage(html: string, marks: readonly Mark[]): string | null {
  const document = parseHtml(html);
  if (document === null) return null;
  const { html: parts, plain, texts } = walk(document.childNodes as HtmlNode[]);
  const cuts = new Map<number, Cut[]>();
  for (const mark of marks) {
    const place = placeOf(plain.text, mark);
    if (place === null) continue;
    for (const [k, { piece, from, to }] of plain.spans(...place).entries()) {
      const cut = { field: mark.field, start: from, end: to, isFirst: k === 0 };
      cuts.set(piece, [...(cuts.get(piece) ?? []), cut]);
    }
  }
  const labels = new Map(marks.map(({ field, label }) => [field, label]));
  for (const [piece, index] of texts.entries()) {
    parts[index] = withMarks(parts[index] ?? '', cuts.get(piece) ?? [], labels);
  }
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>原件</title><style>${style}</style><body>${parts.join('')}</body></html>`;
}
