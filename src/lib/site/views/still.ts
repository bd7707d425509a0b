/** Pages that show nothing of the reports: all that they say stands in their templates. */
import { pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';
import type { LinkCount } from './links.ts';

export interface NotFoundView {
  /** Each of them has a page, whether or not there are reports of it. */
  readonly provinces: readonly Pick<LinkCount, 'label' | 'href'>[];
}

const notFoundView = ({ tree, to }: Site): NotFoundView => ({
  provinces: tree.root.children
    .filter(({ level }) => level === 'province')
    .map(({ key, name }) => ({ label: name, href: to.region(key) })),
});

export const offline = singlePage(pageKind('offline/', 'Offline', { listed: false }));

/** Hosts serve it for every address that has no page. */
export const notFoundKind = pageKind('404.html', 'NotFound', { listed: false });
export const notFound = singlePage(notFoundKind, notFoundView);
