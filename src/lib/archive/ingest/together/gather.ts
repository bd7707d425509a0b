/**
 * What in a set of files is one document: a page with what belongs to it, an article with all its pages. What is left is
 * a document each.
 */
import { lstat, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Belonging } from '../document.ts';
import type { Input } from '../inputs.ts';
import type { MemberInput } from '../members.ts';
import { joinPath, pathText } from '../path-bytes.ts';
import { type Article, articlesIn } from './articles.ts';
import { belongingTo, type Claim, type WithMemo } from './belongings.ts';
import { type Candidate, candidate, FileSet } from './file-set.ts';

/** A document to be read. */
export interface Gathered {
  readonly input: Input | MemberInput;
  readonly belongings: readonly Belonging[];
}

/** What a browser saved with a page, in the folder that it made for that: no document by itself. */
async function savedWith({ input }: Candidate): Promise<Candidate[]> {
  const { path, location } = input;
  const ending = /\.s?html?$/i.exec(path)?.[0];
  if (ending === undefined || 'member' in input) return [];
  const found: Candidate[] = [];
  for (const made of ['_files', '.files']) {
    // Names may be in any encoding, so that bytes are joined; a folder that is a link leads elsewhere.
    const place = Buffer.concat([location.subarray(0, -ending.length), Buffer.from(made)]);
    const info = await lstat(place).catch(() => null);
    if (!info?.isDirectory()) continue;
    const entries = await readdir(place, { withFileTypes: true, encoding: 'buffer' });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = joinPath(place, entry.name);
      const shown = `${path.slice(0, -ending.length)}${made}/${pathText(entry.name)}`;
      const bytes = (await lstat(file)).size;
      found.push({ ...candidate({ path: shown, location: file, bytes }), beside: true });
    }
  }
  return found;
}

/** The article takes the place of its first page. */
async function inputOf({ pages, bytes }: Article, dir: string, k: number): Promise<Input | MemberInput> {
  const [first] = pages as readonly [Candidate];
  const path = join(dir, `article-${k}`);
  await writeFile(path, bytes);
  return { ...first.input, location: Buffer.from(path), bytes: bytes.length };
}

let articles = 0;

/** What belongs to each page. A page that has something of its own belongs to no other. */
async function ownersIn(set: FileSet, withMemo: WithMemo): Promise<Map<Candidate, readonly Claim[]>> {
  const owners = new Map<Candidate, readonly Claim[]>();
  const taken = new Set<Candidate>();
  for (const page of set.hasParts ? set.all : []) {
    if (page.beside || taken.has(page)) continue;
    const own = await belongingTo(set, page, (one) => !owners.has(one), withMemo);
    if (own.length === 0) continue;
    owners.set(page, own);
    for (const claim of own) taken.add(claim.candidate);
  }
  return owners;
}

const withoutCandidate = ({ candidate: _, ...belonging }: Claim): Belonging => belonging;

/**
 * @param given files of one folder or package, in order; what is beside documents is never one itself
 * @param dir for the bytes of articles, to be removed by the caller
 * @returns documents by the file that they begin with, and what is beside documents and belongs to none
 */
export async function gather(
  given: readonly Candidate[],
  dir: string,
  withMemo: WithMemo,
): Promise<{ documents: Map<Input, Gathered>; left: Candidate[] }> {
  const set = new FileSet([...given, ...(await Promise.all(given.map(savedWith))).flat()]);
  const found = await articlesIn(set);
  const whole = new Map(found.map((article) => [article.pages[0], article]));
  const owners = await ownersIn(set, withMemo);
  const taken = new Set([...owners.values()].flat().map((claim) => claim.candidate));
  for (const { pages } of found) for (const page of pages.slice(1)) taken.add(page);
  const documents = new Map<Input, Gathered>();
  for (const one of given) {
    if (one.beside || taken.has(one)) continue;
    const article = whole.get(one);
    const claims = (article?.pages ?? [one]).flatMap((page) => owners.get(page) ?? []);
    const input = article ? await inputOf(article, dir, articles++) : one.input;
    documents.set(one.input, { input, belongings: claims.map(withoutCandidate) });
  }
  return { documents, left: given.filter((one) => one.beside && !taken.has(one)) };
}
