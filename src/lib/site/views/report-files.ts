/**
 * Files beside the page of each report: its text, with and without markup, the pictures of its pages, and the untouched
 * raw document.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFolders } from '../../archive/ingest/folders.ts';
import { projectRoot } from '../../core/vocab.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import type { PlainFile } from '../page.ts';
import { reportText } from '../parts/plain-text.ts';
import { attachmentFileName, rawFileName, readRawFile } from '../parts/raw-file.ts';
import type { Site } from '../site.ts';
import { sheetFiles } from './sheet-files.ts';

export function* reportFiles({ archive, shelf, sources, store, address, to }: Site): Generator<PlainFile> {
  const { rawDir, reportsDir } = archiveFolders(projectRoot());
  const textCode = codeVersion(new URL('../parts/plain-text.ts', import.meta.url));
  for (const report of [...archive.reports, ...[...shelf.keys()].map((id) => store.report(id))]) {
    const { id, original } = report;
    const source = sources.get(id) ?? '';
    const page = address === null ? null : new URL(to.report(id), address).href;
    yield {
      path: `data/reports/${id}.md`,
      key: () => source,
      bytes: () => readFileSync(join(reportsDir, `${id}.md`)),
    };
    yield {
      path: `data/reports/${id}.txt`,
      key: () => `${textCode} ${source} ${page}`,
      bytes: () => reportText({ report, sections: store.sections(id) }, page),
    };
    yield* sheetFiles(report, store);
    yield {
      path: `raw/${id}/${rawFileName(report)}`,
      key: () => original.sha256,
      bytes: () => readRawFile(rawDir, report),
    };
    for (const [k, { sha256 }] of (original.attachments ?? []).entries()) {
      yield {
        path: `raw/${id}/${attachmentFileName(report, k)}`,
        key: () => sha256,
        bytes: () => readRawFile(rawDir, report, sha256),
      };
    }
  }
}
