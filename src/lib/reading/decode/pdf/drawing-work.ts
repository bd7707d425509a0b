/**
 * Counts the instructions that reading a PDF will take, before it is read, so that a file is refused for what it is
 * and not for how fast a machine is. The file is looked through for its objects as they stand, without its index.
 */
import { inflateSync } from 'node:zlib';

/** Bytes of drawing instructions; a page of text takes ten thousand, one with a map a million. */
export const mostInstructions = 32 * 1024 * 1024;

interface PdfObject {
  /** What stands before the stream, or the whole object. */
  readonly words: string;
  readonly stream: Uint8Array | null;
}
type Objects = ReadonlyMap<string, PdfObject>;

/** What a page or form draws by itself, and the names of the forms that it draws with how often it does. */
interface Drawing {
  readonly size: number;
  readonly forms: ReadonlyMap<string, number>;
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** The bytes of a stream, null for one that is packed in another way or broken. */
function expanded({ words, stream }: PdfObject): Uint8Array | null {
  if (stream === null || !/\/Filter\b/.test(words)) return stream;
  if (!/\/(?:FlateDecode|Fl)\b/.test(words)) return null;
  try {
    return inflateSync(stream, { maxOutputLength: mostInstructions, finishFlush: 2 });
  } catch {
    return null;
  }
}

/** Objects that stand packed in a stream of objects (ISO 32000-1, 7.5.7). */
function* packed(object: PdfObject): Generator<[string, PdfObject]> {
  const bytes = /\/Type\s*\/ObjStm\b/.test(object.words) ? expanded(object) : null;
  if (bytes === null) return;
  const text = latin1(bytes);
  const first = Number(/\/First\s+(\d+)/.exec(object.words)?.[1] ?? 0);
  const numbers = text.slice(0, first).trim().split(/\s+/);
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [from, to] = [Number(numbers[i + 1]), Number(numbers[i + 3] ?? text.length)];
    yield [numbers[i] ?? '', { words: text.slice(first + from, first + to), stream: null }];
  }
}

function objectsOf(bytes: Uint8Array): Objects {
  const text = latin1(bytes);
  const objects = new Map<string, PdfObject>();
  const opening = /(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const begin = opening.lastIndex;
    const close = text.indexOf('endobj', begin);
    const end = close === -1 ? text.length : close;
    const at = text.slice(begin, end).search(/\bstream\r?\n/);
    const data = at === -1 ? -1 : text.indexOf('\n', begin + at) + 1;
    const stop = at === -1 ? end : text.indexOf('endstream', data);
    const object: PdfObject = {
      words: text.slice(begin, at === -1 ? end : begin + at),
      stream: at === -1 ? null : bytes.subarray(data, stop === -1 ? bytes.length : stop),
    };
    objects.set(match[1] ?? '', object);
    for (const [number, inner] of packed(object)) objects.set(number, inner);
    opening.lastIndex = Math.max(begin, stop === -1 ? text.length : stop);
  }
  return objects;
}

/** The dictionary behind a key, whether it stands there or is referred to; empty when there is none. */
function dictionary(words: string, key: string, objects: Objects): string {
  const found = new RegExp(`/${key}\\s*(?:(\\d+)\\s+\\d+\\s+R|(?=<<))`).exec(words);
  if (found === null) return '';
  if (found[1] !== undefined) return objects.get(found[1])?.words ?? '';
  const begin = found.index + found[0].length;
  let depth = 0;
  for (const { 0: mark, index } of words.slice(begin).matchAll(/<<|>>/g)) {
    depth += mark === '<<' ? 1 : -1;
    if (depth === 0) return words.slice(begin, begin + index + 2);
  }
  return words.slice(begin);
}

/** Pages inherit the resources of what they hang on. */
function resourcesOf(page: string, objects: Objects): string {
  let words = page;
  for (let height = 0; height < 32; height++) {
    const own = dictionary(words, 'Resources', objects);
    if (own !== '') return own;
    const parent = /\/Parent\s+(\d+)\s+\d+\s+R/.exec(words)?.[1];
    words = objects.get(parent ?? '')?.words ?? '';
  }
  return '';
}

const references = (words: string): string[] =>
  [...words.matchAll(/(\d+)\s+\d+\s+R\b/g)].map(([, number]) => number ?? '');

/** The streams of a page: one reference, a list of them, or a reference to a list. */
function contentsOf(page: string, objects: Objects): string[] {
  const value = /\/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)/.exec(page)?.[1] ?? '';
  return references(value).flatMap((number) => {
    const object = objects.get(number);
    return object?.stream === null ? references(object.words) : [number];
  });
}

class Work {
  readonly #objects: Objects;
  readonly #drawings = new Map<string, Drawing>();
  readonly #totals = new Map<string, number>();

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  #drawing(number: string): Drawing {
    const known = this.#drawings.get(number);
    if (known) return known;
    const object = this.#objects.get(number);
    const bytes = object ? expanded(object) : null;
    const forms = new Map<string, number>();
    for (const [, name = ''] of (bytes ? latin1(bytes) : '').matchAll(/\/([^\s/<>[\](){}%]+)\s+Do\b/g))
      forms.set(name, (forms.get(name) ?? 0) + 1);
    const drawing = { size: bytes?.length ?? object?.stream?.length ?? 0, forms };
    this.#drawings.set(number, drawing);
    return drawing;
  }

  /** Bytes that a stream has with its forms; one that draws itself is drawn once, as the reader does. */
  #total(number: string, resources: string, around: ReadonlySet<string>): number {
    const key = `${number} ${resources}`;
    const known = this.#totals.get(key);
    if (known !== undefined) return known;
    const { size, forms } = this.#drawing(number);
    const names = dictionary(resources, 'XObject', this.#objects);
    const within = new Set([...around, number]);
    let total = size;
    for (const [name, times] of forms) {
      const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const form = new RegExp(`/${escaped}\\s+(\\d+)\\s+\\d+\\s+R`).exec(names)?.[1];
      const words = this.#objects.get(form ?? '')?.words ?? '';
      if (form === undefined || within.has(form) || !/\/Subtype\s*\/Form\b/.test(words)) continue;
      total += times * this.#total(form, dictionary(words, 'Resources', this.#objects) || resources, within);
    }
    this.#totals.set(key, total);
    return total;
  }

  page(words: string): number {
    const resources = resourcesOf(words, this.#objects);
    return contentsOf(words, this.#objects).reduce(
      (sum, number) => sum + this.#total(number, resources, new Set()),
      0,
    );
  }
}

/**
 * Bytes of drawing instructions on all pages, forms counted as often as they are drawn. What is encrypted or packed
 * in an unusual way counts as it lies in the file.
 */
export function drawingWork(bytes: Uint8Array): number {
  const objects = objectsOf(bytes);
  const work = new Work(objects);
  let total = 0;
  for (const { words } of objects.values()) {
    if (/\/Type\s*\/Page\b/.test(words)) total += work.page(words);
    if (total > mostInstructions) break;
  }
  return total;
}
