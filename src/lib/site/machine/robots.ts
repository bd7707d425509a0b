/** robots.txt (RFC 9309): everything may be read; where the sitemap is, when the site knows its own address. */
import type { Routes } from '../../core/routes.ts';

export function robotsText(to: Routes, site: URL | null): string {
  const sitemap = site ? [`Sitemap: ${new URL(to.file('sitemap.xml'), site).href}`] : [];
  return [...['User-agent: *', 'Allow: /'], ...sitemap, ''].join('\n');
}
