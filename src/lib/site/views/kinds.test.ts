import { describe, expect, it } from 'vitest';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import type { Report } from '../../core/schema.ts';
import { buildArchive } from '../../store/archive.ts';
import { partSize } from '../paging.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';
import { kinds } from './kinds.ts';

const year = (of: number) => ({ start: `${of}-01-01`, end: `${of}-12-31` });
const numbered = (count: number, over: Partial<Report>) =>
  Array.from({ length: count }, (_, index) =>
    sampleReport({ id: `r${over.kind}${over.period?.end}${index}`, ...over }),
  );

/** Only what the pages of kinds read. */
const pagesOf = (reports: readonly Report[]) => {
  const site = { archive: buildArchive(reports), to: routes('/base/'), wording: wordingIn('zh') } as Site;
  return new Map([...kinds.pages(site)].map(({ path, view }) => [path, JSON.stringify(view())]));
};

describe('pages of kinds', () => {
  const reports = [
    ...numbered(partSize + 1, { kind: 'annual-report', period: year(2020) }),
    ...numbered(2, { kind: 'annual-report', period: year(2019) }),
    ...numbered(1, { kind: 'other', period: null }),
  ];

  it('part each kind by year, and long years again', () => {
    expect([...pagesOf(reports).keys()]).toEqual([
      'kinds/',
      'kinds/annual-report/',
      'kinds/annual-report/2020/',
      'kinds/annual-report/2020/page/2/',
      'kinds/annual-report/2019/',
      'kinds/other/',
      'kinds/other/unknown/',
    ]);
  });

  it('show every report once', () => {
    const shown = [...pagesOf(reports).values()].flatMap((view) => JSON.parse(view).reports ?? []);
    expect(shown.map(({ id }: { id: string }) => id).sort()).toEqual(reports.map(({ id }) => id).sort());
  });

  it('change only in its own year when a report comes', () => {
    const before = pagesOf(reports);
    const one = sampleReport({ id: 'rfffffffffff', kind: 'annual-report', period: year(2019) });
    const changed = [...pagesOf([...reports, one])].filter(([path, view]) => before.get(path) !== view);
    expect(changed.map(([path]) => path)).toEqual([
      'kinds/',
      'kinds/annual-report/',
      'kinds/annual-report/2019/',
    ]);
  });
});
