/**
 * What of a record of custody a reading or a page can depend on. A round of looks at the originals writes the day into
 * every record; only what happened to an original is shown, so the rest makes no report another one.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FileIndex } from '../../incremental/file-index.ts';

/** The block `watched` as `withField` writes it; one that a person wrote otherwise counts as it stands. */
const watchedBlock = /^watched:\r?\n(?: .*(?:\r?\n|$))+/m;
const eventsBlock = /^ {2}events:\r?\n(?: {4}.*(?:\r?\n|$))+/m;

/** The text of a record without the days, and what a host called the state that was seen. */
export const withoutLooks = (yaml: string): string =>
  yaml.replace(watchedBlock, (block) => eventsBlock.exec(block)?.[0] ?? '');

const decisive = (bytes: Uint8Array): string => withoutLooks(Buffer.from(bytes).toString());

/** @returns 64 hex digits, or null when there is no such record */
export const findRecordKey = (files: FileIndex, file: string): string | null => files.find(file, decisive);

/** The same without a memory of files. */
export const recordKey = (file: string): string =>
  createHash('sha256')
    .update(decisive(readFileSync(file)))
    .digest('hex');
