/**
 * The whole texts of a small archive in Pagefind: what is found by words, ranked, beside what is found as it stands,
 * and all that is found when a file of the exact index is missing. Made in parts of neighbouring reports, so that a
 * changed report costs its part.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareText } from '../../core/order.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { partitionByIdPrefix } from '../../incremental/id-prefix.ts';
import { linkOrCopy, replaceOutput } from '../../incremental/output/output-file.ts';
import { outputsRecord, type TaskStore } from '../../incremental/task-store.ts';
import type { Fragment } from '../format/fragment.ts';
import { regionsAround, type WordParts, wordPartsFile } from '../query/word-parts.ts';
import { type WordRecord, writePagefind } from './pagefind-build.ts';

/** Of a part: bounds memory and what one changed report costs. */
const mostReports = 500;

/** Kind of task in the store. */
export const wordTask = 'search-words';

export interface WordSource {
  readonly id: string;
  /** Changes with the text and with what the filters say. */
  readonly sha256: string;
}

const text = ({ title, sections }: Fragment): string =>
  [
    title,
    ...sections.flatMap(({ heading, passages }) => [heading, ...passages.map((passage) => passage.text)]),
  ].join('\n');

/** @param place in its part */
const recordOf = (fragment: Fragment, place: number): WordRecord => ({
  id: fragment.id,
  content: text(fragment),
  meta: { title: fragment.title, place: String(place) },
  filters: {
    region: regionsAround(fragment.region?.key ?? ''),
    year: [String(fragment.year ?? 0)],
    kind: [fragment.kind],
    level: [fragment.region?.level ?? ''],
    review: [fragment.needsReview ? 'open' : 'done'],
  },
});

function linkPart(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === outputsRecord) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkPart(source, target);
    else linkOrCopy(source, target);
  }
}

/**
 * @param sources all reports of the archive, in any order
 * @param fragmentOf gives the published text of one
 * @param out folder of the index
 * @param most reports of a part
 */
export async function writeWordIndex(
  store: TaskStore,
  sources: readonly WordSource[],
  fragmentOf: (id: string) => Fragment,
  out: string,
  most = mostReports,
): Promise<void> {
  const version = codeVersion(new URL('./word-index.ts', import.meta.url));
  const sorted = [...sources].sort((a, b) => compareText(a.id, b.id));
  mkdirSync(out, { recursive: true });
  const parts: { path: string; first: string; reports: number }[] = [];
  for (const { items } of partitionByIdPrefix({ prefix: '', items: sorted }, most)) {
    const inputs = items.map(({ id, sha256 }) => `${id} ${sha256}`);
    const task = { name: wordTask, version, inputs };
    const { dir } = await store.run(task, (staging) =>
      writePagefind(
        items.map(({ id }, place) => recordOf(fragmentOf(id), place)),
        staging,
      ),
    );
    const path = basename(dir);
    linkPart(dir, join(out, path));
    parts.push({ path, first: items[0]?.id ?? '', reports: items.length });
  }
  const names = parts.map(({ path }) => path);
  for (const name of readdirSync(out)) {
    if (!names.includes(name)) rmSync(join(out, name), { recursive: true, force: true });
  }
  store.keepOnly(wordTask, names);
  replaceOutput(join(out, wordPartsFile), JSON.stringify({ parts } satisfies WordParts));
}
