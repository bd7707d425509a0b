/**
 * Every address of the site, once. All of them work under any base path: `base` is Astro's `BASE_URL`.
 */
export interface SearchState {
  readonly q?: string;
  readonly region?: string;
  readonly year?: string;
  readonly kind?: string;
}

export type Routes = ReturnType<typeof routes>;

/** @param base path that the site is served under, with or without slashes at its ends */
export function routes(base: string) {
  const root = `/${base.split('/').filter(Boolean).join('/')}`.replace(/\/$/, '');
  const page = (...parts: string[]) =>
    `${root}/${parts.map((part) => `${encodeURIComponent(part)}/`).join('')}`;
  return {
    home: () => page(),
    file: (path: string) => `${root}/${path}`,
    /** The list of all reports, or a further part of it. */
    reports: (part = 1) => (part === 1 ? page('reports') : page('reports', 'page', String(part))),
    report: (id: string, anchor = '') => page('reports', id) + (anchor && `#${anchor}`),
    regions: () => page('regions'),
    region: (code: string) => page('regions', code),
    regionFeed: (code: string) => `${page('regions', code)}feed.xml`,
    feed: () => `${root}/feed.xml`,
    years: () => page('years'),
    year: (year: number | string) => page('years', String(year)),
    issuers: () => page('issuers'),
    issuer: (slug: string) => page('issuers', slug),
    /** The same kind of section across reports. */
    sections: () => page('sections'),
    section: (kind: string, part = 1) =>
      part === 1 ? page('sections', kind) : page('sections', kind, 'page', String(part)),
    /** The same figure across reports. */
    indicators: () => page('indicators'),
    indicator: (slug: string, part = 1) =>
      part === 1 ? page('indicators', slug) : page('indicators', slug, 'page', String(part)),
    /** Laws and documents that reports cite. */
    cited: () => page('cited'),
    instrument: (slug: string, part = 1) =>
      part === 1 ? page('cited', slug) : page('cited', slug, 'page', String(part)),
    search: (state: SearchState = {}) => {
      const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
      return page('search') + (query.size > 0 ? `?${query}` : '');
    },
    /** Two reports side by side. */
    compare: (a = '', b = '') => page('compare') + (a && b ? `?${new URLSearchParams({ a, b })}` : ''),
    /** Maintainers' list of what waits for a person. */
    review: () => page('review'),
    data: () => page('data'),
    /** The report as Markdown with its front matter. */
    markdown: (id: string) => `${root}/data/reports/${encodeURIComponent(id)}.md`,
    docs: () => page('docs'),
    doc: (name: string) => page('docs', name),
    /** The report's text without markup. */
    plainText: (id: string) => `${root}/data/reports/${encodeURIComponent(id)}.txt`,
    /** The untouched bytes of a report, offered for download. */
    raw: (id: string, file: string) => `${root}/raw/${encodeURIComponent(id)}/${encodeURIComponent(file)}`,
  };
}
