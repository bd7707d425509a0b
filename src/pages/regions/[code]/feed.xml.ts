import type { APIRoute } from 'astro';
import { atomFeed } from '../../../lib/site/feeds.ts';
import { hasFeed, pagesOf, reportsBelow } from '../../../lib/site/region-tree.ts';
import { routes } from '../../../lib/site/routes.ts';
import { regionTree } from '../../../site-data.ts';

const to = routes(import.meta.env.BASE_URL);

export async function getStaticPaths() {
  if (!import.meta.env.SITE) return [];
  return pagesOf(await regionTree())
    .filter(hasFeed)
    .map((node) => ({ params: { code: node.key }, props: { node } }));
}

export const GET: APIRoute = ({ props, site }) => {
  if (!site) throw new Error('the site does not know its own address');
  const { node } = props;
  const info = { title: node.name, page: to.region(node.key), feed: to.regionFeed(node.key) };
  return new Response(atomFeed(reportsBelow(node), info, to, site), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
};
