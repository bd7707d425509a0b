import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { atomFeed, feedEntries, feedLength, feedPath, jsonFeed, reportItems } from './feeds.ts';

const site = new URL('https://archive.example/');
const to = routes('/base/');
const page = to.region('410900');
const info = { title: '濮阳市', page };
const undated = sampleReport({ id: 'r000000000009', published: null, written: null, period: null });

describe('entries of a feed', () => {
  it('are the newest by publication, else by writing, else by the last day spoken of', () => {
    const period = { start: '2023-01-01', end: '2023-12-31' };
    const reports = [
      sampleReport({ id: 'r1', published: '2021-03-31' }),
      sampleReport({ id: 'r2', published: null, written: null, period }),
      sampleReport({ id: 'r3', published: null, written: '2022-02-01', period }),
      sampleReport({ id: 'r0', published: '2021-03-31' }),
      undated,
    ];
    expect(feedEntries(reports).map(({ id }) => id)).toEqual(['r2', 'r3', 'r0', 'r1']);
    expect(feedEntries(reports.toReversed())).toEqual(feedEntries(reports));
  });

  it('do not grow with the archive', () => {
    const many = Array.from({ length: 100 }, (_, index) => sampleReport({ id: `r${index}` }));
    expect(feedEntries(many).length).toBe(feedLength);
  });
});

describe('a feed', () => {
  const title = '关于<b>“放管服”</b>的报告]]> & 其他';
  const reports = [
    sampleReport({ title }),
    sampleReport({ id: 'r00000000000a', published: null, issuer: null }),
    undated,
  ];

  it('gives an Atom reader the reports and their dates', () => {
    const feed = parseAtomFeed(atomFeed(reportItems(reports, to), info, site));
    expect(feed).toMatchObject({
      id: 'https://archive.example/base/regions/410900/',
      updated: '2021-03-31T00:00:00.000Z',
      entries: [
        {
          id: 'https://archive.example/base/reports/r0123456789ab/',
          updated: '2021-03-31T00:00:00.000Z',
          published: '2021-03-31T00:00:00.000Z',
          authors: [{ name: '某某市人民政府' }],
          links: [{ href: 'https://archive.example/base/reports/r0123456789ab/' }],
        },
        { updated: '2021-03-01T00:00:00.000Z' },
      ],
    });
    expect(feed.links).toContainEqual({
      rel: 'self',
      href: `https://archive.example${feedPath(page, 'atom')}`,
    });
    expect(feed.entries?.[1]).not.toHaveProperty('published');
  });

  it('gives no markup of a title to either kind of reader', () => {
    const atom = parseAtomFeed(atomFeed(reportItems(reports, to), info, site));
    const shown = atom.entries?.[0]?.title;
    const html = typeof shown === 'string' ? shown : shown?.value;
    expect(html).not.toContain('<b>');
    expect(html?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(title);
    const json = parseJsonFeed(jsonFeed(reportItems(reports, to), info, site));
    expect(json.items?.[0]).toMatchObject({
      title,
      content_html: '年度报告，河南省 濮阳市，2020年，某某市人民政府，2021年3月31日发布',
      date_published: expect.anything(),
    });
  });

  it('is the same whatever the order of reports and whenever it is built', () => {
    for (const write of [atomFeed, jsonFeed]) {
      const feed = write(reportItems(reports, to), info, site);
      expect(write(reportItems(reports.toReversed(), to), info, site)).toBe(feed);
      expect(feed).not.toContain(String(new Date().getFullYear()));
    }
  });
});
