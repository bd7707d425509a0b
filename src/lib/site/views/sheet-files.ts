/** The pages of a paged original as pictures, and the places of its text on them, beside the page of the report. */
import { availableParallelism } from 'node:os';
import { archiveFolders } from '../../archive/ingest/folders.ts';
import {
  isPaged,
  keepSheets,
  type SheetPicture,
  sheetKey,
  sheetPicture,
} from '../../archive/pages/page-pictures.ts';
import type { PageSheet } from '../../core/model.ts';
import { pictureSize } from '../../core/page-places.ts';
import type { Report } from '../../core/schema.ts';
import { placesFile, type SheetPlaces, sheetFile } from '../../core/sheet-files.ts';
import { shown } from '../../core/text/shown.ts';
import { projectRoot } from '../../core/vocab.ts';
import type { ReportSheets } from '../../store/report-sheets.ts';
import type { Store } from '../../store/store.ts';
import type { PlainFile } from '../page.ts';
import { readRawFile } from '../parts/raw-file.ts';

const placesOf = ({ sheets, places }: ReportSheets): SheetPlaces => ({
  pages: sheets.map((sheet) => {
    const [width, height] = pictureSize(sheet);
    return { page: sheet.page, width, height };
  }),
  places,
});

type Pictures = ReadonlyMap<number, SheetPicture>;

/** Draws the pages of a report side by side, or takes what was drawn before. */
async function drawAll(report: Report, sheets: readonly PageSheet[]): Promise<Pictures> {
  const { id, original: file } = report;
  const { rawDir, pagesDir } = archiveFolders(projectRoot());
  let kept: Uint8Array | undefined;
  const bytes = (): Uint8Array => {
    kept ??= readRawFile(rawDir, report);
    return kept;
  };
  const original = { id, sha256: file.sha256, format: file.format, bytes };
  const pictures = new Map<number, SheetPicture>();
  const waiting = sheets.values();
  const work = async (): Promise<void> => {
    for (const sheet of waiting) {
      const picture = await sheetPicture(pagesDir, original, sheet);
      if (picture.trouble !== null)
        process.stderr.write(`${shown(`${id}: 第 ${sheet.page} 页画不出来：${picture.trouble}`)}\n`);
      pictures.set(sheet.page, picture);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), sheets.length) }, work));
  keepSheets(pagesDir, original, sheets);
  return pictures;
}

/** @returns a file for each page, and one with the places; none for an original without pages */
export function* sheetFiles(report: Report, store: Store): Generator<PlainFile> {
  const { id, original } = report;
  const own = isPaged(original.format) ? store.page(id).sheets : null;
  if (own === null) return;
  const { sheets } = own;
  const places = JSON.stringify(placesOf(own));
  yield { path: `reports/${id}/${placesFile}`, key: () => places, bytes: () => places };
  let drawing: Promise<Pictures> | undefined;
  for (const sheet of sheets) {
    let picture: SheetPicture | undefined;
    yield {
      path: `reports/${id}/${sheetFile(sheet.page)}`,
      key: () => sheetKey(original.sha256, sheet),
      bytes: async () => {
        drawing ??= drawAll(report, sheets);
        picture = (await drawing).get(sheet.page);
        return picture?.webp ?? '';
      },
      isPassing: () => picture?.trouble !== null,
    };
  }
}
