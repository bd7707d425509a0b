/** Everything that a site consists of besides its templates' styles and scripts, its search index and its tables. */
import { citedPages, indicatorPages, sectionPages } from './contents.ts';
import { dataPages } from './data.ts';
import { docPages } from './docs.ts';
import { dutyPages } from './duties.ts';
import { exploreFiles, explorePages } from './explore.ts';
import { reportFiles } from './files.ts';
import { homePages } from './home.ts';
import { issuerPages } from './issuers.ts';
import { kindPages } from './kinds.ts';
import { machineFiles } from './machine.ts';
import type { Page, PlainFile } from './page.ts';
import { regionPages } from './regions.ts';
import { reportPages } from './reports.ts';
import { singlePages } from './single.ts';
import type { Site } from './site.ts';
import { topicPages } from './topics.ts';
import { yearPages } from './years.ts';

/** Pages that Astro lays out. */
export function* sitePages(site: Site): Generator<Page> {
  yield* homePages(site);
  yield* reportPages(site);
  yield* regionPages(site);
  yield* yearPages(site);
  yield* kindPages(site);
  yield* issuerPages(site);
  yield* sectionPages(site);
  yield* indicatorPages(site);
  yield* citedPages(site);
  yield* topicPages(site);
  yield* dutyPages(site);
  yield* explorePages();
  yield* dataPages(site);
  yield* docPages();
  yield* singlePages(site);
}

/**
 * Files that are written as they are.
 * @param paths of all pages
 */
export function* siteFiles(site: Site, paths: Iterable<string>): Generator<PlainFile> {
  yield* reportFiles(site);
  yield* exploreFiles(site);
  yield* machineFiles(site, paths);
}
