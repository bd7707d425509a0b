import { describe, expect, it } from 'vitest';
import type { SightEvent } from '../../archive/custody/source.ts';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { buildArchive } from '../../store/archive.ts';
import { originalNotices } from '../originals/original-notice.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';
import { type OriginalsView, type OriginalsYearView, originals } from './originals.ts';

const ids = { a: 'r00000000000a', b: 'r00000000000b', c: 'r00000000000c' };

/** Only what these pages read. */
function siteOf(events: Readonly<Record<string, readonly SightEvent[]>>): Site {
  const archive = buildArchive(Object.values(ids).map((id) => sampleReport({ id })));
  const originalEvents = () =>
    Object.entries(events).flatMap(([id, of]) => of.map((value) => ({ id, value })));
  return {
    archive,
    shelf: new Map(),
    store: { originalEvents },
    to: routes('/'),
    wording: wordingIn('zh'),
  } as unknown as Site;
}

const events: Record<string, SightEvent[]> = {
  [ids.a]: [
    { date: '2025-05-01', what: 'moved', to: 'https://b.example/1' },
    { date: '2026-03-01', what: 'gone' },
  ],
  [ids.b]: [{ date: '2026-04-01', what: 'changed', version: ids.c }],
  // Withdrawn, or never published.
  r00000000000d: [{ date: '2026-05-01', what: 'gone' }],
};
const site = siteOf(events);
const views = new Map([...originals.pages(site)].map(({ path, view }) => [path, view()]));

describe('原件变动', () => {
  it('lists the newest first, and counts what is gone today', () => {
    const { newest, years, gone } = views.get('originals/') as OriginalsView;
    expect(newest.map(({ id, words, day }) => [id, words, day])).toEqual([
      [ids.b, '网页有变动', '2026年4月1日'],
      [ids.a, '无法访问', '2026年3月1日'],
      [ids.a, '移到别处', '2025年5月1日'],
    ]);
    expect(newest.map(({ links }) => links.map(({ href }) => href))).toEqual([
      ['/compare/?a=r00000000000b&b=r00000000000c'],
      [],
      ['https://b.example/1'],
    ]);
    expect(years.map(({ href, count }) => [href, count])).toEqual([
      ['/originals/2026/', 2],
      ['/originals/2025/', 1],
    ]);
    expect(gone).toBe(1);
  });

  it('has a page for each year', () => {
    const { count, events: of } = views.get('originals/2026/') as OriginalsYearView;
    expect([count, of.length]).toEqual([2, 2]);
  });

  it('has a feed with each event under a name of its own', () => {
    const [followed] = [...(originals.feeds?.(site) ?? [])];
    const items = followed && 'items' in followed ? followed.items : [];
    expect(items.map(({ key }) => key)).toEqual([
      '/reports/r00000000000b/#original-changed-2026-04-01',
      '/reports/r00000000000a/#original-gone-2026-03-01',
      '/reports/r00000000000a/#original-moved-2025-05-01',
    ]);
  });
});

describe('the page of a report', () => {
  const textsOf = (id: string, of: Site = site): string[] => originalNotices(of, id).map(({ text }) => text);

  it('says what became of its original', () => {
    expect(textsOf(ids.a)).toEqual(['原件2026年3月起无法访问，本库保存有副本。']);
    expect(textsOf(ids.b)).toEqual(['原件所在的网页已有变动（2026年4月见到），这是此前的版本。']);
    expect(textsOf(ids.c)).toEqual(['网页上此前的版本与此不同，本库也有保存。']);
  });

  it('says where it moved, and nothing of what came back', () => {
    const moved = siteOf({ [ids.a]: (events[ids.a] ?? []).slice(0, 1) });
    expect(originalNotices(moved, ids.a)[0]?.links).toEqual([
      { label: 'https://b.example/1', href: 'https://b.example/1' },
    ]);
    const back: SightEvent[] = [
      { date: '2026-03-01', what: 'gone' },
      { date: '2026-04-01', what: 'returned' },
    ];
    expect(textsOf(ids.a, siteOf({ [ids.a]: back }))).toEqual([]);
    expect(textsOf(ids.a, siteOf({}))).toEqual([]);
  });

  it('leads to no version that the archive has not published', () => {
    const lost = siteOf({ [ids.a]: [{ date: '2026-03-01', what: 'changed', version: 'r00000000000f' }] });
    expect(originalNotices(lost, ids.a)[0]?.links).toEqual([]);
  });
});
