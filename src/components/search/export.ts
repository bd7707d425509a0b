/** Lists of hits as a file for a spreadsheet, made in the browser. */

import { toCsv } from '../../lib/core/csv.ts';
import { type ContextLine, contextLines } from '../../lib/search/query/context.ts';
import { excerpts } from '../../lib/search/query/excerpt.ts';
import type { LocatedMatch } from '../../lib/search/query/matched.ts';
import { t } from '../texts.ts';
import type { Hit } from './result-item.ts';
import { reportAddress } from './result-item.ts';

/** More reports would be too much to load one by one. */
export const exportLimit = 1_000;
const atATime = 20;

const absolute = (address: string): string => new URL(address, location.href).href;

export interface ExportSource {
  /** As many as are exported. */
  matches(): Promise<readonly LocatedMatch[]>;
  /** Reports found. */
  readonly all: number;
  readonly forms: readonly string[];
  load(match: LocatedMatch): Promise<Hit>;
}

async function loadAll(source: ExportSource, tell: (done: number) => void): Promise<Hit[]> {
  const hits: Hit[] = [];
  const matches = await source.matches();
  for (let from = 0; from < matches.length; from += atATime) {
    hits.push(...(await Promise.all(matches.slice(from, from + atATime).map(source.load))));
    tell(hits.length);
  }
  return hits;
}

/** A list that was cut says so in its name, which goes wherever the file goes. */
const nameOf = (what: string, { all }: ExportSource): string =>
  all > exportLimit ? t('export.cut', { what, first: exportLimit, all }) : `${what}.csv`;

function save(name: string, rows: readonly (readonly (string | number)[])[]): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function exportHits(source: ExportSource, tell: (done: number) => void): Promise<void> {
  const rows = (await loadAll(source, tell)).map(({ fragment, count, script }) => {
    const [first] = excerpts(fragment, source.forms, 1, script);
    const passage = first ? first.quote.map(({ text }) => text).join('') : '';
    return [
      fragment.title,
      fragment.issuer ?? '',
      fragment.region?.path.join(' ') ?? '',
      fragment.year ?? '',
      fragment.published ?? '',
      count,
      passage,
      absolute(reportAddress(fragment.id, first?.passageAnchor ?? '', '')),
    ];
  });
  save(nameOf(t('export.hits'), source), [
    [
      t('table.title'),
      t('common.issuer'),
      t('common.region'),
      t('common.year'),
      t('table.published'),
      t('table.places'),
      t('table.passage'),
      t('table.link'),
    ],
    ...rows,
  ]);
}

export async function exportContext(source: ExportSource, tell: (done: number) => void): Promise<void> {
  const lines: ContextLine[] = (await loadAll(source, tell)).flatMap(({ fragment, script }) =>
    contextLines(fragment, source.forms, script),
  );
  const rows = lines.map((line) => [
    line.left,
    line.hit,
    line.right,
    line.title,
    line.issuer,
    line.year ?? '',
    absolute(reportAddress(line.id, line.anchor, '')),
  ]);
  save(nameOf(t('context.title'), source), [
    [
      t('context.before'),
      t('context.word'),
      t('context.after'),
      t('table.title'),
      t('common.issuer'),
      t('common.year'),
      t('table.link'),
    ],
    ...rows,
  ]);
}
