/**
 * Pages of scans that were recognised, kept in the task store: reading one takes seconds, and it is the same as long
 * as the document and the code that reads pages are. A document that was interrupted goes on with its next page.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Memo } from '../../core/model.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { TaskStore } from '../../incremental/task-store.ts';
import { reportId } from '../../reading/decode/report-id.ts';

const prefix = 'scan-';
/** Pictures of pages stand beside them, see pages/page-pictures.ts. */
export const sheetPrefix = 'pages-';

/** Module that reads a page, with all that it imports. */
const reader = new URL('../../reading/decode/ocr/scanned-page.ts', import.meta.url);

export interface KeptPages {
  readonly memo: Memo;
  /** Drops the pages that other code read. Call it when the document was read whole. */
  readonly settle: () => void;
}

/**
 * @param folder of the task store; null keeps nothing
 * @param sha256 of the document
 * @param onPage is told each page that is there
 */
export function keptPages(folder: string | null, sha256: string, onPage: (name: string) => void): KeptPages {
  const store = folder === null ? null : new TaskStore(folder);
  const task = prefix + reportId(sha256);
  const used: string[] = [];
  return {
    memo: async (name, make) => {
      if (store === null) {
        const text = await make();
        onPage(name);
        return text;
      }
      // Found out when a scan comes: other documents need none.
      const inputs = { version: codeVersion(reader), inputs: [sha256, name] };
      const bytes = await store.bytes({ name: task, ...inputs }, async () => Buffer.from(await make()));
      used.push(TaskStore.keyOf(inputs));
      onPage(name);
      return Buffer.from(bytes).toString();
    },
    settle: () => {
      if (used.length > 0) store?.keepOnly(task, used);
    },
  };
}

/** Takes away the pages, and the pictures of pages, of documents that are not in custody any more. */
export function forgetPages(folder: string, stays: (id: string) => boolean): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const own = [prefix, sheetPrefix].find((one) => name.startsWith(one));
    if (own !== undefined && !stays(name.slice(own.length)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}
