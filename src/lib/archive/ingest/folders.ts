import { join } from 'node:path';
import { tasksDir } from '../../core/files.ts';

/** Where a project keeps raw documents and reports. */
export const archiveFolders = (root: string) => ({
  rawDir: join(root, 'content', 'raw'),
  reportsDir: join(root, 'content', 'reports'),
  /** Not part of the archive: made anew by every build. */
  traceDir: join(root, '.cache', 'trace'),
  /** Pages of scans that were recognised; they may be deleted at any time. */
  pagesDir: join(root, tasksDir),
});
