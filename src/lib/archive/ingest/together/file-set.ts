/** The files of one folder or package, found by the addresses and names that a page calls them by. */
import { readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { namesAttachment, namesPicture } from '../../../reading/decode/html/address-vocabulary.ts';
import { pageText } from '../../../reading/decode/html/page-text.ts';
import { stemOf } from '../../../reading/decode/html/related.ts';
import { limits } from '../../../reading/decode/limits.ts';
import type { Input } from '../inputs.ts';
import type { MemberInput } from '../members.ts';

/** A file that may be a document, or belong to one. */
export interface Candidate {
  readonly input: Input | MemberInput;
  /** Path in the set, with forward slashes. */
  readonly path: string;
  /** Address that a web archive has it from. */
  readonly origin: string | null;
  /** It is no document by its kind. */
  readonly beside: boolean;
}

/** @param path in the set, where the file is no member and lies elsewhere than its own path says */
export function candidate(input: Input | MemberInput, path = resolve(input.path)): Candidate {
  if (!('member' in input)) return { input, path: path.replaceAll('\\', '/'), origin: null, beside: false };
  const { name, origin } = input.member;
  return { input, path: name, origin, beside: input.beside !== undefined };
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const withoutHash = (address: string): string => address.replace(/#.*$/, '');

/** Name of the file at an address or path. */
export const nameAt = (address: string): string =>
  decoded(posix.basename(address.replace(/[?#].*$/, '').replaceAll('\\', '/')));

const isAbsolute = (address: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(address);

/** Names that a browser gives to the folder of what it saves with a page. */
const saved = /(?:_files|\.files)$/;

/** Files that say by their name what they are and are no pages. */
const isNamed = ({ path }: Candidate): boolean => namesAttachment(path) || namesPicture(path);

/** A value of an attribute, or the words between two tags. */
const mention = /=\s*["']([^"'<>]{1,500})["']|>([^<>]{2,200})</g;
const frames = /<(?:i?frame|embed|object)\b/i;

export class FileSet {
  readonly all: readonly Candidate[];
  readonly #byPath: ReadonlyMap<string, Candidate>;
  readonly #byOrigin: ReadonlyMap<string, Candidate>;
  readonly #byFolder: ReadonlyMap<string, readonly Candidate[]>;
  /** By the path of the file that they lie in. */
  readonly #byOwner: ReadonlyMap<string, readonly Candidate[]>;
  readonly #siblings: ReadonlyMap<string, number>;
  readonly #names: ReadonlySet<string>;

  constructor(all: readonly Candidate[]) {
    this.all = all;
    this.#byPath = new Map(all.map((one) => [one.path, one]));
    this.#byOrigin = new Map(all.flatMap((one) => (one.origin === null ? [] : [[one.origin, one]])));
    this.#byFolder = Map.groupBy(all, ({ path }) => posix.dirname(path));
    this.#byOwner = Map.groupBy(all, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('!/'))));
    this.#names = new Set(all.filter((one) => one.beside || isNamed(one)).map(({ path }) => nameAt(path)));
    const stems = Map.groupBy(all, ({ path, origin }) => stemOf((origin ?? path).replace(/[?#].*$/, '')));
    this.#siblings = new Map([...stems].map(([stem, { length }]) => [stem, length]));
  }

  /** Whether other files are called as further pages of an article would be. */
  hasSiblings({ path, origin }: Candidate): boolean {
    return (this.#siblings.get(stemOf((origin ?? path).replace(/[?#].*$/, ''))) ?? 0) > 1;
  }

  /** Whether anything in the set can belong to a page at all. */
  get hasParts(): boolean {
    return this.all.some((one) => one.beside || isNamed(one) || one.origin !== null);
  }

  /** Whether a page may mean any file of the set; parsing it takes longer. */
  isNamedIn(html: string): boolean {
    if (frames.test(html)) return true;
    for (const [, attribute = '', words = ''] of html.matchAll(mention)) {
      if (this.#names.has(nameAt(attribute)) || namesAttachment(words)) return true;
      if (words !== '' && this.#names.has(words.trim())) return true;
    }
    return false;
  }

  /** What a mail or a saved page of one file carries. */
  carriedBy({ path }: Candidate): readonly Candidate[] {
    return this.#byOwner.get(path) ?? [];
  }

  /** The file that a page means by an address, absolute or as written, or by the words of a link. */
  find(page: Candidate, address: string, words: string): Candidate | null {
    const exact = this.#byOrigin.get(withoutHash(address));
    if (exact) return exact;
    const folder = posix.dirname(page.path);
    if (!isAbsolute(address)) {
      const own = this.#byPath.get(posix.join(folder, decoded(address.replace(/[?#].*$/, ''))));
      if (own) return own;
    }
    return page.origin === null ? this.#named(folder, nameAt(address), words) : null;
  }

  /** The only file beside a page, or in the folder that the browser made for it, that has the name. */
  #named(folder: string, name: string, words: string): Candidate | null {
    const near = [...this.#byFolder].flatMap(([path, files]) =>
      path === folder || (posix.dirname(path) === folder && saved.test(path)) ? files : [],
    );
    for (const wanted of [name, words.trim()]) {
      const found = wanted === '' ? [] : near.filter(({ path }) => posix.basename(path) === wanted);
      if (found.length === 1) return found[0] ?? null;
    }
    return null;
  }
}

/** The text of a candidate that is a web page; null for any other file. */
export async function textOf(one: Candidate): Promise<string | null> {
  if (isNamed(one) || one.input.bytes > limits.text) return null;
  const bytes = await readFile(Buffer.from(one.input.location)).catch(() => null);
  return bytes && pageText(bytes);
}
