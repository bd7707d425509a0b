/** Reads documents again after a decision about them, so that Markdown and pages follow at once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recordFile } from '../archive/acts/draft.ts';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { outMessage } from '../archive/ingest/taken-out.ts';
import { lockFile } from '../core/files.ts';
import { withLock } from '../incremental/lock.ts';
import { ingestInputs } from './ingest-inputs.ts';

/**
 * @param ids those that are gone, withdrawn or ignored are passed over
 * @returns false when one of them cannot be read
 */
export async function reread(root: string, ids: readonly string[]): Promise<boolean> {
  const only = ids.filter((id) => outMessage(id) === null && existsSync(join(root, recordFile(id))));
  if (only.length === 0) return true;
  return withLock({ file: join(root, lockFile), command: 'reading again' }, () =>
    ingestInputs([], archiveFolders(root), { only }),
  );
}
