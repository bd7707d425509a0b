/** Which stylesheet a page has: one each, so that nothing else holds up drawing. */
import compare from '../styles/sheets/compare.css?url';
import explore from '../styles/sheets/explore.css?url';
import pages from '../styles/sheets/pages.css?url';
import report from '../styles/sheets/report.css?url';
import search from '../styles/sheets/search.css?url';

const sheets: Readonly<Record<string, string>> = {
  '/compare': compare,
  '/duties': explore,
  '/duties/[code]': explore,
  '/explore': explore,
  '/reports/[id]': report,
  '/search': search,
  '/topics': explore,
  '/topics/[slug]': explore,
  '/topics/[slug]/[year]': explore,
  '/topics/[slug]/[year]/page/[page]': explore,
};

/** @param route pattern of the page's route, such as `/reports/[id]` */
export function sheetFor(route: string): string {
  return sheets[route] ?? pages;
}
