/** The web application manifest (W3C): name, colours and icons for a device that keeps the site at hand. */

import { siteName, tagline } from '../../core/name.ts';
import type { Routes } from '../../core/routes.ts';
import { icons } from '../images/seal.ts';

/** Path below the base path; `manifest.json` is the list of all files. */
export const webManifestFile = 'site.webmanifest';

export function webManifest(to: Routes): string {
  const manifest = {
    id: to.home(),
    name: `${siteName} · ${tagline}`,
    short_name: siteName,
    description: '各级政府法治政府建设年度报告的存档与检索',
    lang: 'zh-CN',
    dir: 'ltr',
    start_url: to.home(),
    scope: to.home(),
    display: 'minimal-ui',
    background_color: '#fbfaf6',
    theme_color: '#9c2a1f',
    icons: icons
      .filter(({ side }) => side >= 192)
      .map(({ path, side, maskable }) => ({
        src: to.file(path),
        sizes: `${side}x${side}`,
        type: 'image/png',
        purpose: maskable ? 'maskable' : 'any',
      })),
    shortcuts: [
      { name: '检索', url: to.search() },
      { name: '地区', url: to.regions() },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
