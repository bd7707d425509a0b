/** An article with what belongs to it: its further pages and the files attached to it. */

import { pageText } from '../reading/decode/html/page-text.ts';
import { relatedTo } from '../reading/decode/html/related.ts';
import { pagedArticle } from '../reading/decode/mhtml/paged-article.ts';
import type { Fetched } from './fetcher.ts';
import { answerRecords, articleRecord } from './warc-records.ts';

export type Answered = Fetched & { readonly type: 'answer' };

/** Further pages of an article. */
const mostPages = 50;

export interface Article {
  /** In order, with the redirects that led to each. */
  readonly pages: readonly Answered[];
  /** Addresses of files attached to any of the pages. */
  readonly attachments: readonly string[];
  /** Address of the page that could not be had, and the rest behind it; null when all are there. */
  readonly lost: string | null;
}

/** @param fetchPage fetches a further page; null when there is no document */
export async function followPages(
  first: Answered,
  fetchPage: (address: string) => Promise<Answered | null>,
): Promise<Article> {
  const pages = [first];
  const attachments = new Set<string>();
  const seen = new Set<string>([first.answer.url]);
  for (let page = first; ; ) {
    const text = pageText(page.answer.body);
    const related = text === null ? null : relatedTo(text, page.answer.url);
    for (const attachment of related?.attachments ?? []) attachments.add(attachment);
    const next = related?.next ?? null;
    if (next === null || seen.has(next)) return { pages, attachments: [...attachments], lost: null };
    seen.add(next);
    const further = pages.length < mostPages ? await fetchPage(next) : null;
    if (further === null) return { pages, attachments: [...attachments], lost: next };
    pages.push(further);
    page = further;
  }
}

/** True for several pages that are all there, which make one document. */
const isWhole = ({ pages, lost }: Article): boolean => pages.length > 1 && lost === null;

/** The bytes of the article as one document; null where it has a single page, or not all of them could be had. */
export const wholeArticle = (article: Article): Uint8Array | null =>
  isWhole(article)
    ? pagedArticle(article.pages.map(({ answer }) => ({ address: answer.url, bytes: answer.body })))
    : null;

/** Records of what was fetched, with the redirects before it. @param via address of the article that it belongs to */
export async function recordsOf({ hops, answer }: Answered, via: string | null): Promise<Uint8Array> {
  return Buffer.concat(await Promise.all([...hops, answer].map((one) => answerRecords(one, { via }))));
}

/** Records of the pages; several pages stand behind a record that says that they are one document. */
export async function recordsOfArticle(article: Article): Promise<Uint8Array> {
  const [first] = article.pages;
  if (first === undefined) return new Uint8Array();
  const document = isWhole(article) ? await articleRecord(first.answer, article.pages.length) : null;
  const records = await Promise.all(
    article.pages.map(async ({ hops, answer }, k) => {
      const via = k === 0 ? null : first.answer.url;
      const own = await answerRecords(answer, { via, partOf: document?.id ?? null });
      return Buffer.concat([...(await Promise.all(hops.map((hop) => answerRecords(hop, { via })))), own]);
    }),
  );
  return Buffer.concat([...(document ? [document.record] : []), ...records]);
}
