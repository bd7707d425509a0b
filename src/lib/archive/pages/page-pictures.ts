/** Pictures of the pages of an original, kept in the task store: each is drawn once. */
import type { PageSheet } from '../../core/model.ts';
import type { SourceFormat } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { type Task, TaskStore } from '../../incremental/task-store.ts';
import type { SheetJob } from '../../reading/decode/draw/sheet-job.ts';
import { readIsolated } from '../../reading/decode/isolate.ts';
import { sheetPrefix } from '../ingest/kept-pages.ts';

const kinds: Partial<Record<SourceFormat, SheetJob['of']>> = {
  pdf: 'pdf',
  ofd: 'ofd',
  png: 'picture',
  jpeg: 'picture',
  tiff: 'picture',
};

/** Whether originals of a format have pages. */
export const isPaged = (format: SourceFormat): boolean => format in kinds;

/** An original in custody, as one report shows it. */
export interface PagedOriginal {
  /** Of the report. */
  readonly id: string;
  readonly sha256: string;
  readonly format: SourceFormat;
  readonly bytes: () => Uint8Array;
}

export interface SheetPicture {
  readonly webp: Uint8Array;
  /** Why a notice stands in its place; null for the picture of the page. */
  readonly trouble: string | null;
}

/** Module that draws a page, with all that it imports. */
const drawing = new URL('../../reading/decode/draw/draw-sheet.ts', import.meta.url);

const inputsOf = (sha256: string, { recognised: _, ...sheet }: PageSheet): Omit<Task, 'name'> => ({
  version: codeVersion(drawing),
  inputs: [sha256, JSON.stringify(sheet)],
});

/** Changes with the picture of a page. */
export const sheetKey = (sha256: string, sheet: PageSheet): string =>
  TaskStore.keyOf(inputsOf(sha256, sheet));

/** A page could not be drawn: why. */
class Undrawn extends Error {}

async function draw({ format, bytes }: PagedOriginal, sheet: PageSheet): Promise<Uint8Array> {
  const of = kinds[format];
  if (of === undefined) throw new Undrawn(`${format} 没有页`);
  // Bytes that come from a file are a `Buffer`, which pdf.js does not take.
  const drawn = await readIsolated('sheet', { bytes: new Uint8Array(bytes()), of, sheet });
  if ('webp' in drawn) return drawn.webp;
  throw new Undrawn(drawn.messages.map(({ message }) => message).join(''));
}

/**
 * The picture of a page; a notice where it cannot be drawn, which is not kept.
 * @param folder of the task store
 */
export async function sheetPicture(
  folder: string,
  original: PagedOriginal,
  sheet: PageSheet,
): Promise<SheetPicture> {
  const task = { name: sheetPrefix + original.id, ...inputsOf(original.sha256, sheet) };
  try {
    const webp = await new TaskStore(folder).bytes(task, () => draw(original, sheet));
    return { webp, trouble: null };
  } catch (error) {
    if (!(error instanceof Undrawn)) throw error;
    const { noticeSheet } = await import('../../reading/decode/draw/notice-sheet.ts');
    return { webp: await noticeSheet(sheet), trouble: error.message };
  }
}

/** Drops the pictures that other code drew. */
export function keepSheets(
  folder: string,
  { id, sha256 }: Pick<PagedOriginal, 'id' | 'sha256'>,
  sheets: readonly PageSheet[],
): void {
  const keys = sheets.map((sheet) => sheetKey(sha256, sheet));
  new TaskStore(folder).keepOnly(sheetPrefix + id, keys);
}
