/** `npm run apply`: tells what a filled-in spreadsheet changes, and changes it. */
import { join } from 'node:path';
import { ActError, applyAct, previewAct } from '../archive/acts/acts.ts';
import { recoverActs } from '../archive/acts/journal.ts';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { SheetError } from '../archive/sheet/read-sheet.ts';
import { readSheet, type SheetReading } from '../archive/sheet/sheet-file.ts';
import { entryBreak } from '../archive/sheet/vocabulary.ts';
import { lockFile } from '../core/files.ts';
import { shown } from '../core/text/shown.ts';
import { withLock } from '../incremental/lock.ts';
import { ingestInputs } from './ingest-inputs.ts';
import { reread } from './reread.ts';

export interface ApplyOptions {
  readonly author: string;
  /** Reason of the rows that give none. */
  readonly reason?: string;
  readonly dryRun?: true;
}

const say = (text: string): void => console.log(shown(text));
const complain = (text: string): void => console.error(shown(text));

const quoted = (text: string): string => (text === '' ? '（空）' : `“${text}”`);

function tell({ changes, newFiles, strangers }: SheetReading): void {
  if (strangers.length > 0) complain(`不认识的列，不作处理：${strangers.join('、')}`);
  for (const { path, id } of newFiles) say(`收录 ${path}，编号 ${id}`);
  for (const { cell, id, label, before, after } of changes) {
    say(`${cell} ${id} ${label}：${quoted(before)} → ${quoted(after)}`);
  }
}

/** Problems of an act by the cells that its changes came from. */
function tellRefusal({ problems }: ActError, { changes }: SheetReading): void {
  for (const { change, message } of problems) {
    const cell = change === null ? undefined : changes[change]?.cell;
    complain(cell === undefined ? message : `${cell}：${message}`);
  }
  complain(`有 ${problems.length} 处不能这样改，什么也没有改`);
}

/** @returns null when the file is no spreadsheet, which is then said */
async function reading(root: string, path: string, reason: string | undefined): Promise<SheetReading | null> {
  try {
    return await readSheet(root, path, reason ?? null);
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!(error instanceof SheetError) && !isFile) throw error;
    complain(`${path}：${isFile ? '没有这个文件' : (error as Error).message}`);
    return null;
  }
}

async function takeIn(root: string, { newFiles }: SheetReading): Promise<void> {
  if (newFiles.length === 0) return;
  const paths = newFiles.map(({ path }) => path);
  await withLock({ file: join(root, lockFile), command: 'npm run apply' }, () => {
    recoverActs(root);
    return ingestInputs(paths, archiveFolders(root), {});
  });
}

/** Reasons that the history tells of a sheet with several; each record has its own. */
const toldReasons = 3;

function reasonsOf({ changes }: SheetReading): string {
  const reasons = new Set(changes.flatMap(({ change }) => change.reason ?? []));
  return [...reasons].slice(0, toldReasons).join(entryBreak);
}

/** @returns whether all was well */
export async function applySheet(
  root: string,
  path: string,
  { author, reason, dryRun }: ApplyOptions,
): Promise<boolean> {
  const read = await reading(root, path, reason);
  if (read === null) return false;
  const { changes, problems, newFiles, rows } = read;
  tell(read);
  for (const { cell, message } of problems) complain(cell === null ? message : `${cell}：${message}`);
  if (problems.length > 0) {
    complain(`表里有 ${problems.length} 处问题，什么也没有改；改好后再运行一次`);
    return false;
  }
  if (changes.length === 0 && newFiles.length === 0) {
    say(`表里的 ${rows} 行与档案相同，没有要改的`);
    return true;
  }
  const act = {
    author,
    reason: reasonsOf(read),
    changes: changes.map(({ change }) => change),
  };
  const isNew = new Set(newFiles.map(({ id }) => id));
  try {
    // Of documents that are not there yet nothing can be refused beforehand.
    if (dryRun) previewAct(root, { ...act, changes: act.changes.filter(({ id }) => !isNew.has(id)) });
    if (dryRun) {
      say(`会改 ${changes.length} 处，收录 ${newFiles.length} 份；这次没有改动`);
      return true;
    }
    await takeIn(root, read);
    const done = changes.length > 0 ? await applyAct(root, act) : null;
    if (done) say(`已改 ${changes.length} 处，涉及 ${done.act.ids.length} 份；撤销请运行 npm run undo`);
    return await reread(root, done?.act.ids ?? []);
  } catch (error) {
    if (!(error instanceof ActError)) throw error;
    tellRefusal(error, read);
    return false;
  }
}
