/** Articles that their site cut into pages and that came as a file for each: one document when all pages are there. */
import { readFile } from 'node:fs/promises';
import { belongingsOf, relatedTo } from '../../../reading/decode/html/related.ts';
import { type ArticlePage, pagedArticle } from '../../../reading/decode/mhtml/paged-article.ts';
import { type Candidate, type FileSet, nameAt, textOf } from './file-set.ts';

interface Page {
  readonly candidate: Candidate;
  /** That the page was saved from, or a stand-in for its place in the set. */
  readonly address: string;
  readonly isKnown: boolean;
  readonly next: string | null;
  readonly pages: number | null;
}

/** Stands for the host of pages that do not tell where they are from. */
const noHost = 'https://files.invalid/';

const placeOf = ({ path }: Candidate): string =>
  noHost +
  path
    .split('/')
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');

async function pageOf(candidate: Candidate): Promise<Page | null> {
  const text = await textOf(candidate);
  if (text === null) return null;
  const own = belongingsOf(text, candidate.origin).address;
  const isKnown = own !== null && /^https?:/.test(own);
  const address = isKnown ? own : placeOf(candidate);
  const { next, pages } = relatedTo(text, address);
  return { candidate, address, isKnown, next, pages };
}

/** The pages of an article from its first on; null when one is missing, or there are fewer than the page says. */
function chainFrom(first: Page, pages: readonly Page[]): Page[] | null {
  const chain = [first];
  for (let page = first; page.next !== null; ) {
    const { next } = page;
    const further =
      pages.find(({ address }) => address === next) ??
      pages.find(({ candidate }) => nameAt(candidate.path) === nameAt(next));
    if (!further || chain.includes(further)) return null;
    chain.push(further);
    page = further;
  }
  const told = Math.max(...chain.map((page) => page.pages ?? 0));
  return chain.length > 1 && told <= chain.length ? chain : null;
}

const articlePage = async ({ candidate, address, isKnown }: Page): Promise<ArticlePage> => ({
  address: isKnown ? address : encodeURI(nameAt(candidate.path)),
  bytes: await readFile(Buffer.from(candidate.input.location)),
});

/** An article that was put together. */
export interface Article {
  /** From the first on. */
  readonly pages: readonly Candidate[];
  readonly bytes: Uint8Array;
}

export async function articlesIn(set: FileSet): Promise<Article[]> {
  const candidates = set.all.filter((one) => !one.beside && set.hasSiblings(one));
  const pages = (await Promise.all(candidates.map(pageOf))).filter((page) => page !== null);
  const chains = pages.flatMap((page) => {
    const chain = page.next === null ? null : chainFrom(page, pages);
    return chain === null ? [] : [chain];
  });
  // A page in the middle begins a chain, too, that is no article.
  const behind = new Set(chains.flatMap((chain) => chain.slice(1)));
  const whole = chains.filter(([first]) => first && !behind.has(first));
  return Promise.all(
    whole.map(async (chain) => ({
      pages: chain.map(({ candidate }) => candidate),
      bytes: pagedArticle(await Promise.all(chain.map(articlePage))),
    })),
  );
}
