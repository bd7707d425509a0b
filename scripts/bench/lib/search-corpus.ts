/**
 * The corpus of the search evaluation and the truth about it. The truth is found by looking through all texts,
 * with a folding of its own (NFKC, lower case, white space, quotation marks), so that it does not share mistakes with the
 * search.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../../src/lib/core/markdown/parse.ts';

export interface CorpusReport {
  readonly id: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** Passages, and cells of tables, as folded text. */
  readonly passages: readonly string[];
  readonly region: readonly string[];
  readonly number: string | null;
}

/** White space that parts two Latin letters or digits counts: 9 3 is not 93. */
export const foldAll = (text: string): string =>
  text
    .replace(/[^⁰¹²³⁴-⁹]+|(?<=[A-Za-z])[⁰¹²³⁴-⁹]/gu, (part) => part.normalize('NFKC'))
    .toLowerCase()
    .replace(/(?<![0-9a-z])\s+|\s+(?![0-9a-z])/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[“”„‟«»〝〞〟「」『』]/gu, '"')
    .replace(/[‘’‚‛‹›]/gu, "'");

/** @param folders of Markdown files; the same id is taken once */
export function readCorpus(folders: readonly string[]): CorpusReport[] {
  const byId = new Map<string, CorpusReport>();
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.md')) continue;
      const { report, sections } = parseReport(readFileSync(join(folder, name), 'utf8'));
      byId.set(report.id, {
        id: report.id,
        title: foldAll(report.title),
        headings: sections.map(({ heading }) => foldAll(heading)).filter(Boolean),
        passages: sections.flatMap(({ passages }) =>
          passages.flatMap(({ text, type }) =>
            (type === 'table' ? text.split(/[\t\n]/) : [text]).map(foldAll),
          ),
        ),
        region: report.region?.path ?? [],
        number: report.documentNumber,
      });
    }
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export interface Truth {
  readonly id: string;
  /** 3 in the title, 2 in a heading, 1 in the text only. */
  readonly zone: 1 | 2 | 3;
  readonly count: number;
}

function occurrences(text: string, phrase: string): number {
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) count++;
  return count;
}

const sum = (texts: readonly string[], phrase: string) =>
  texts.reduce((all, text) => all + occurrences(text, phrase), 0);

/** Every report that holds the query as it stands. */
export function truthOf(corpus: readonly CorpusReport[], query: string): Truth[] {
  const phrase = foldAll(query);
  return corpus.flatMap((report): Truth[] => {
    const title = occurrences(report.title, phrase);
    const headings = sum(report.headings, phrase);
    const count = title + headings + sum(report.passages, phrase);
    if (count === 0) return [];
    return [{ id: report.id, zone: title > 0 ? 3 : headings > 0 ? 2 : 1, count }];
  });
}
