import { createHash } from 'node:crypto';
import type { LineAddress } from '../../core/model.ts';

/**
 * The public id of a document that begins inside a file with others: it follows from the bytes and from the line where
 * it was cut, so that the same cut gives the same id for good. The first document of the file keeps the file's own.
 * @param sha256 of the whole file
 */
export function partId(sha256: string, { line, text }: LineAddress): string {
  return `r${createHash('sha256').update(`${sha256}\n${line}\n${text}`).digest('hex').slice(0, 12)}`;
}
