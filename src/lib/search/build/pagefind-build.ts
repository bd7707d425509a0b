/**
 * Indexes of Pagefind, the engine by words. It takes about 250 bytes of memory for each character, so in each unit of
 * the index it is given a bounded number of characters of each report: title, headings and the beginnings of passages,
 * for the day when a file of the exact index is missing. Small archives have one of the whole texts, see `word-index.ts`.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { forReport } from '../../core/report-fault.ts';
import type { Fragment } from '../format/fragment.ts';

/** Characters of each report: with units of up to 1,000 reports some 150 MB of memory and 1.2 ms a report. */
const reportCharacters = 300;

/** Most files of records in a unit; the addresses and titles in them are short. */
const maxFragments = 32;

/** The parts of Pagefind's bundle that our page loads; its own interfaces are not shipped. */
const needless = /^pagefind-(?:.*ui.*|highlight\.js|component.*)$/;

/** The beginning of a text; half a character, which Pagefind refuses, is left out. */
const start = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** Title, headings and as much of each passage as the share of a report allows. */
export function roughText({ title, sections }: Fragment, characters: number): string {
  const headings = sections.map(({ heading }) => heading).filter(Boolean);
  const passages = sections.flatMap((section) => section.passages.map(({ text }) => text));
  const left = Math.max(0, characters - title.length - headings.join('').length);
  const whole = passages.join('').length <= left;
  const each = Math.floor(left / Math.max(1, passages.length));
  return [title, ...headings, ...passages.map((text) => (whole ? text : start(text, each)))].join('\n');
}

/** A record of Pagefind's. */
export interface WordRecord {
  /** Of the report; its address in the index is `/<id>`. */
  readonly id: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

export const roughRecord = (fragment: Fragment): WordRecord => ({
  id: fragment.id,
  content: roughText(fragment, reportCharacters),
  meta: { title: fragment.title },
});

export const addToPagefind = (fragments: readonly Fragment[], out: string): Promise<void> =>
  writePagefind(fragments.map(roughRecord), out, { maxFragments });

/** @throws Error with what Pagefind says when it refuses a record or cannot write */
export async function writePagefind(
  records: Iterable<WordRecord>,
  out: string,
  options: { readonly maxFragments?: number } = {},
): Promise<void> {
  const fail = (errors: readonly string[]) => {
    if (errors.length > 0) throw new Error(`pagefind: ${errors.join('; ')}`);
  };
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'zh',
    writePlayground: false,
    ...options,
  });
  fail(errors);
  if (!index) throw new Error('pagefind: no index was made');
  for (const { id, content, meta, filters = {} } of records) {
    const added = await index.addCustomRecord({
      url: `/${id}`,
      content,
      language: 'zh',
      meta: { ...meta },
      filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]])),
    });
    forReport(id, () => fail(added.errors));
  }
  fail((await index.writeFiles({ outputPath: out })).errors);
  await pagefind.close();
  for (const name of readdirSync(out)) if (needless.test(name)) rmSync(join(out, name));
}
