/** Names of what stands beside the page of a report with a paged original. */

/** The picture of a page, from 1. */
export const sheetFile = (page: number): string => `page-${page}.webp`;

/** All places of the report on its pages, see site/views/sheet-files.ts. */
export const placesFile = 'pages.json';
