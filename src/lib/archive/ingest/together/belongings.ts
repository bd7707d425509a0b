/**
 * Which files of a set belong to a page of it: those that it offers, shows or frames. A file that is a report of its
 * own stays one, for a page may as well list the reports of many.
 */
import { posix } from 'node:path';
import type { Address, RawDocument, Rendered } from '../../../core/model.ts';
import { attachedRaw } from '../../../reading/attachments/attached-raw.ts';
import { namesAttachment } from '../../../reading/decode/html/address-vocabulary.ts';
import { belongingsOf } from '../../../reading/decode/html/related.ts';
import { limits } from '../../../reading/decode/limits.ts';
import { runPipeline } from '../../../reading/pipeline.ts';
import { rawDocument } from '../../custody/custody.ts';
import { packageKind } from '../../packages/package-entries.ts';
import { attachedFiles, type Belonging } from '../document.ts';
import { readRegular } from '../read-regular.ts';
import { type Candidate, type FileSet, nameAt, textOf } from './file-set.ts';

/** A file of the set that a page leads to. */
export interface Claim extends Belonging {
  readonly candidate: Candidate;
}

/** More than these belong to no report. */
const mostFiles = 50;

/** Words that lead to any file. */
const anyFile = /^(?:请?点击)?(?:此处|这里)?(?:下载|查看|打开|浏览)?(?:附件)?(?:下载)?$/;

/** What the page calls a file; the name that it has where the words say nothing. */
function calledBy({ text }: Address, path: string): string {
  const name = nameAt(path);
  const words = text.replace(/\s+/g, ' ').trim().slice(0, 100);
  if (words.length < 2 || anyFile.test(words)) return name;
  return namesAttachment(words) ? words : words + posix.extname(name);
}

const isReadable = async ({ input }: Candidate): Promise<boolean> =>
  input.bytes <= limits.container && (await packageKind(input.location).catch(() => null)) === null;

/** What a page leads to and the set holds, in the order of the page, each once. */
async function claimsOf(set: FileSet, page: Candidate): Promise<Claim[]> {
  const text = await textOf(page);
  if (text === null) return carried(set, page);
  if (!set.isNamedIn(text)) return [];
  const { files, pictures, frames } = belongingsOf(text, page.origin);
  const roles = [
    ...files.map((address) => ({ role: 'file' as const, address })),
    ...frames.map((address) => ({ role: 'frame' as const, address })),
    ...pictures.map((address) => ({ role: 'picture' as const, address })),
  ];
  const claims = new Map<Candidate, Claim>();
  for (const { role, address } of roles) {
    const found = set.find(page, address.url, address.text);
    if (!found || found === page || claims.has(found) || !(await isReadable(found))) continue;
    const { location } = found.input;
    claims.set(found, {
      candidate: found,
      role,
      file: role === 'file' ? calledBy(address, found.path) : nameAt(found.path),
      address: address.url,
      location,
    });
  }
  return [...claims.values()].slice(0, mostFiles);
}

/** What a mail or a saved page of one file carries in itself. */
async function carried(set: FileSet, mail: Candidate): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const candidate of set.carriedBy(mail)) {
    if (!(await isReadable(candidate))) continue;
    const file = posix.basename(candidate.path.slice(mail.path.length + 2));
    const role = candidate.beside ? 'picture' : 'file';
    claims.push({ candidate, role, file, address: null, location: candidate.input.location });
  }
  return claims.slice(0, mostFiles);
}

const hasNoText = ({ messages }: Rendered): boolean =>
  messages.some(({ slug }) => slug === 'no-report-text' || slug === 'empty-file');

/** A report under a title of its own. */
const isReport = ({ status, report }: Rendered): boolean =>
  status !== 'rejected' && report.kind !== 'other' && !report.titleInferred;

/** A file for another program with the same report as the page. */
const isSameReport = (page: Rendered, file: Rendered): boolean =>
  page.report.issuer === file.report.issuer && page.report.period?.end === file.report.period?.end;

type Judged = readonly (readonly [Claim, Rendered])[];

/** @returns the files that are reports of their own */
function reportsAmong(page: Rendered, files: Judged): Set<Claim> {
  const reports = files.filter(([, file]) => isReport(file));
  const own = hasNoText(page)
    ? reports.filter(() => reports.length > 1)
    : reports.filter(([, file]) => !isSameReport(page, file));
  return new Set(own.map(([claim]) => claim));
}

/** Gives a document the means to keep what is costly to read. */
export type WithMemo = (raw: RawDocument) => RawDocument;

async function judged(raw: RawDocument, claims: readonly Claim[]): Promise<Judged> {
  const documents = claims.filter(({ role }) => role === 'file');
  const files = await attachedFiles(documents);
  const read: [Claim, Rendered][] = [];
  for (const [k, file] of files.entries()) {
    const claim = documents[k];
    if (claim) read.push([claim, await runPipeline(attachedRaw(raw, file))]);
  }
  return read;
}

async function rawOf({ input, origin }: Candidate): Promise<RawDocument | null> {
  const bytes = await readRegular(input.location, limits.container).catch(() => null);
  return bytes && { ...rawDocument(nameAt(input.path), bytes), origin };
}

/**
 * What belongs to a page, in its order.
 * @param isFree whether a file may still belong to another
 * @param withMemo for scans, which are read again with the page
 */
export async function belongingTo(
  set: FileSet,
  page: Candidate,
  isFree: (candidate: Candidate) => boolean,
  withMemo: WithMemo,
): Promise<readonly Claim[]> {
  const claims = (await claimsOf(set, page)).filter(({ candidate }) => isFree(candidate));
  const bare = claims.length > 0 ? await rawOf(page) : null;
  if (bare === null) return [];
  const raw = withMemo(bare);
  const [read, files] = [await runPipeline(raw), await judged(raw, claims)];
  const { format } = read.report.original;
  const isMail = format === 'eml' || format === 'msg';
  if (isMail && hasNoText(read)) return [];
  const own = reportsAmong(read, files);
  return claims.filter((claim) => !own.has(claim));
}
