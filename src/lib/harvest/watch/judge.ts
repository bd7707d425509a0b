/** What an answer says of the original that the archive has: the same, another state of it, none, or nothing at all. */
import { basename } from 'node:path';
import { rawDocument, sha256 } from '../../archive/custody/custody.ts';
import type { RawDocument } from '../../core/model.ts';
import { pageText } from '../../reading/decode/html/page-text.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { containerOf } from '../../reading/decode/sniff.ts';
import { runPipeline } from '../../reading/pipeline.ts';
import type { Fetched, Validators } from '../fetcher.ts';
import { troubleWith } from '../get.ts';
import type { Answer } from '../request.ts';
import { answerInWords } from './answer-words.ts';

/** What was seen at an address. */
export type Sight =
  | {
      readonly kind: 'same';
      /** Address that it moved to for good; null when it stands where it stood. */
      readonly movedTo: string | null;
      /** How the host names what it sent; null when it sent nothing, because what was sent before still holds. */
      readonly validators: Validators | null;
    }
  /** Another state of the document, by its id. */
  | { readonly kind: 'changed'; readonly version: string }
  /** The host says that there is no such page. */
  | { readonly kind: 'missing'; readonly why: string }
  /** Nothing can be concluded: no answer, a barrier, something else altogether. */
  | { readonly kind: 'unknown'; readonly why: string };

const unknown = (why: string): Sight => ({ kind: 'unknown', why });
const missing = (why: string): Sight => ({ kind: 'missing', why });

/** Whether hosts that name a page in two ways mean the same place: by http or https. */
const samePlace = (a: string, b: string): boolean => a.replace(/^https?:/, '') === b.replace(/^https?:/, '');

/** A page that leads to the front of its site stands for one that is gone. */
const isFront = (url: string): boolean => /^\/(?:index\.\w+|default\.\w+)?$/i.test(new URL(url).pathname);

function sameSight({ hops, answer }: Fetched & { type: 'answer' }, address: string): Sight {
  const isForGood = hops.every(({ status }) => status === 301 || status === 308);
  const hasMoved = hops.length > 0 && isForGood && !samePlace(answer.url, address);
  const { etag, 'last-modified': modified } = answer.headers;
  const validators = answer.status === 304 ? null : { etag, modified };
  return { kind: 'same', movedTo: hasMoved ? answer.url : null, validators };
}

/** The text that readers would see, without white space; null for what cannot be read. */
async function textOf(raw: RawDocument): Promise<{ title: string; body: string } | null> {
  const { status, report, markdown } = await runPipeline(raw);
  if (status === 'rejected') return null;
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  return { title: report.title.replace(/\s+/g, ''), body: body.replace(/[^\S\n]+/g, '') };
}

/** Share of the sentences of one text that the other has, from which both are states of one document. */
const leastShared = 0.3;

const sentencesOf = (body: string): string[] =>
  body.split(/[。；！？\n]/).filter((sentence) => sentence.length >= 8);

/** True when two texts are states of one document: of one title, or with much the same sentences. */
export function areStates(
  a: { readonly title: string; readonly body: string },
  b: { readonly title: string; readonly body: string },
): boolean {
  const known = new Set(sentencesOf(a.body));
  const other = sentencesOf(b.body);
  const shared = other.filter((sentence) => known.has(sentence)).length;
  const share = shared / Math.max(1, Math.min(known.size, other.length));
  return share >= leastShared || (a.title === b.title && a.title.length >= 8);
}

const nameOf = ({ url }: Answer): string => basename(new URL(url).pathname) || 'index.html';

async function compare(kept: RawDocument, answer: Answer): Promise<'same' | 'changed' | null> {
  const [before, after] = [
    await textOf({ ...kept, corrections: [] }),
    await textOf({ ...rawDocument(nameOf(answer), answer.body), origin: kept.origin }),
  ];
  if (before !== null && after !== null) {
    if (before.title === after.title && before.body === after.body) return 'same';
    return areStates(before, after) ? 'changed' : null;
  }
  // Scans have no text to compare; one file in the place of another of its kind is another state of it.
  const container = containerOf(answer.body);
  return container !== null && before === null && container === containerOf(kept.bytes) ? 'changed' : null;
}

/**
 * @param address that was asked
 * @param read the document that the archive has from there
 */
export async function judge(
  fetched: Fetched,
  address: string,
  read: () => Promise<RawDocument>,
): Promise<Sight> {
  const trouble = troubleWith(fetched);
  if (trouble?.state === 'absent') return missing(trouble.detail);
  if (fetched.type !== 'answer' || (trouble !== null && trouble.state !== 'unchanged'))
    return unknown(trouble?.detail ?? '');
  const { answer, hops } = fetched;
  if (trouble !== null) return sameSight(fetched, address);
  const kept = await read();
  if (sha256(answer.body) === kept.sha256) return sameSight(fetched, address);
  const html = pageText(answer.body);
  const words = html === null ? null : answerInWords(html);
  if (words === 'blocked') return unknown('主机要求验证或暂不开放');
  if (words === 'missing') return missing('网页说没有这一内容');
  const compared = await compare(kept, answer);
  if (compared === 'same') return sameSight(fetched, address);
  if (compared === 'changed') return { kind: 'changed', version: reportId(sha256(answer.body)) };
  if (hops.length > 0 && isFront(answer.url) && !isFront(address)) return missing('转到了网站首页');
  return unknown('那里是别的内容，或读不出正文');
}
