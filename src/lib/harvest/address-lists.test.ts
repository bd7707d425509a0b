import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { feedOrSitemap, tableOfAddresses } from './address-lists.ts';

const at = 'https://a.example/list/feed.xml';
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('a sitemap or a feed', () => {
  it.each([
    [
      'sitemap',
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://a.example/1 </loc></url><url><loc>https://a.example/2?a=1&amp;b=2</loc><image><loc>https://a.example/p.png</loc></image></url></urlset>',
      ['https://a.example/1', 'https://a.example/2?a=1&b=2'],
      [],
    ],
    [
      'index of sitemaps',
      '<!-- made --><sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>',
      [],
      ['https://a.example/s1.xml'],
    ],
    [
      'RSS',
      '<rss version="2.0"><channel><title>公开</title><item><title>一</title><link>/n/1.html</link></item><item><link>/n/1.html</link></item></channel></rss>',
      ['https://a.example/n/1.html'],
      [],
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://a.example/n/2.html"/></entry></feed>',
      ['https://a.example/n/2.html'],
      [],
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"https://a.example/n/3.html"}]}',
      ['https://a.example/n/3.html'],
      [],
    ],
  ])('%s', (_, text, addresses, lists) => {
    expect(feedOrSitemap(bytes(text), at)).toEqual({ addresses, lists });
    expect(feedOrSitemap(gzipSync(text), at)).toEqual({ addresses, lists });
  });

  it.each(['<!doctype html><html><body>x</body></html>', '{"a":1}', '{', '', '%PDF-1.7'])(
    '%j is none',
    (text) => {
      expect(feedOrSitemap(bytes(text), at)).toBeNull();
    },
  );
});

describe('a table of addresses', () => {
  it.each([
    [
      'a column by its head',
      '地区,网址,备注\n甲县,https://a.example/1,https://x.example/\n乙县,,\n',
      ['https://a.example/1'],
      [3],
    ],
    [
      'no head',
      'https://a.example/1\n# 说明\n\nhttps://a.example/2\nhttps://a.example/1\n',
      ['https://a.example/1', 'https://a.example/2'],
      [],
    ],
    ['tabs', 'name\turl\nx\tftp://a.example/1\n', ['ftp://a.example/1'], []],
    ['quotes', '"url"\n"https://a.example/1,2"\n', ['https://a.example/1,2'], []],
  ])('%s', (_, text, addresses, without) => {
    expect(tableOfAddresses(bytes(text))).toEqual({ addresses, lists: [], without });
  });

  it('written by a spreadsheet in GBK, or with a mark', () => {
    const text = '地区,网址\n滨海新区,https://a.example/1\n';
    const expected = { addresses: ['https://a.example/1'], lists: [], without: [] };
    expect(tableOfAddresses(iconv.encode(text, 'gbk'))).toEqual(expected);
    expect(tableOfAddresses(bytes(`\ufeff${text}`))).toEqual(expected);
  });
});
