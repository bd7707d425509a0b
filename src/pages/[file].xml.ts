import type { APIRoute } from 'astro';
import { atomFeed } from '../lib/site/feeds.ts';
import { openSearchXml } from '../lib/site/open-search.ts';
import { routes } from '../lib/site/routes.ts';
import { sitemapCount, sitemapXml, sitePaths } from '../lib/site/sitemap.ts';
import { archive, citedIndex, docs, indicatorIndex, regionTree, sectionIndex } from '../site-data.ts';

const to = routes(import.meta.env.BASE_URL);

async function paths(): Promise<string[]> {
  const [all, tree, sections, cited, indicators, pages] = await Promise.all([
    archive(),
    regionTree(),
    sectionIndex(),
    citedIndex(),
    indicatorIndex(),
    docs(),
  ]);
  return sitePaths(
    {
      archive: all,
      tree,
      sections,
      instruments: [...cited.values()],
      indicators,
      docNames: pages.map(({ id }) => id),
    },
    to,
  );
}

/** These files carry absolute addresses: they are made only when the site knows its own. */
export async function getStaticPaths() {
  if (!import.meta.env.SITE) return [];
  const count = sitemapCount(await paths());
  const further = count > 1 ? Array.from({ length: count }, (_, index) => index + 1) : [];
  return [
    { params: { file: 'feed' }, props: { make: feed } },
    { params: { file: 'opensearch' }, props: { make: openSearch } },
    ...[null, ...further].map((part) => ({
      params: { file: part === null ? 'sitemap' : `sitemap-${part}` },
      props: { make: async (site: URL) => sitemapXml(await paths(), part, site, to) },
    })),
  ];
}

async function feed(site: URL): Promise<string> {
  const info = { title: '新近的报告', page: to.home(), feed: to.feed() };
  return atomFeed((await archive()).reports, info, to, site);
}

async function openSearch(site: URL): Promise<string> {
  return openSearchXml(to, site);
}

export const GET: APIRoute = async ({ params, props, site }) => {
  if (!site) throw new Error('the site does not know its own address');
  const type = params.file === 'feed' ? 'application/atom+xml' : 'application/xml';
  return new Response(await props.make(site), { headers: { 'Content-Type': `${type}; charset=utf-8` } });
};
