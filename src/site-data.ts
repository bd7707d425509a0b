/**
 * Where templates get what they show: the view of the page (see `lib/site/views`) and, for a report, the report itself from
 * the prepared store. Nothing else is read while a page is rendered.
 */
import { join } from 'node:path';
import { storeFile } from './lib/core/files.ts';
import { routes } from './lib/core/routes.ts';
import { projectRoot } from './lib/core/vocab.ts';
import { type ReportParts, reportParts } from './lib/site/views/report-parts.ts';
import { Store } from './lib/store/store.ts';

let store: Store | undefined;

/** @param locals `Astro.locals`; the build, or the middleware of the development server, puts the view there */
export const viewOf = <View extends object>(locals: App.Locals): View => locals.view as View;

function openStore(): Store {
  store ??= Store.open(join(projectRoot(), storeFile), true);
  return store;
}

/** The report itself, for its page. */
export function partsOfReport(id: string): ReportParts {
  return reportParts(openStore(), routes(import.meta.env.BASE_URL), id);
}

/** Text of each passage of a report by its anchor. */
export function textsOfReport(id: string): Map<string, string> {
  const passages = openStore()
    .sections(id)
    .flatMap((section) => section.passages);
  return new Map(passages.map(({ anchor, text }) => [anchor, text]));
}
