/** Pages that show nothing of the archive: all that they say stands in their templates. */
import { pageKind, singlePage } from '../page.ts';

export const compare = singlePage(pageKind('compare/', 'Compare', { sheet: 'compare' }));

export const offline = singlePage(pageKind('offline/', 'Offline', { listed: false }));

/** Hosts serve it for every address that has no page. */
export const notFoundKind = pageKind('404.html', 'NotFound', { listed: false });
export const notFound = singlePage(notFoundKind);
