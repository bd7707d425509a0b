/** `npm run history`, `undo`, `redo`: what was decided, by whom and why, and the way back. */
import { z } from 'zod';
import { ActError, type Done, history } from '../archive/acts/acts.ts';
import type { Act } from '../archive/acts/history.ts';
import { shown, shownLines } from '../core/text/shown.ts';
import { loadVocab } from '../core/vocab.ts';
import { reread } from './reread.ts';

const labels = loadVocab('acts', z.record(z.string(), z.string()));

/** Ids in a line at most. */
const most = 3;

function idsOf({ ids }: Act): string {
  return ids.length > most ? `${ids.slice(0, most).join('、')} 等 ${ids.length} 份` : ids.join('、');
}

function lineOf(act: Act, stands: boolean): string {
  const { id, time, author, kinds, reason, of } = act;
  const what = kinds.map((kind) => labels[kind] ?? kind).join('、');
  const isWay = of !== undefined;
  const state = !isWay && !stands ? '（已撤销）' : '';
  const about = isWay ? ` ${of}` : `：${reason}`;
  return `${id} ${time.slice(0, 16).replace('T', ' ')} ${author} ${what}${about}${state} ${idsOf(act)}`;
}

export interface HistoryOptions {
  /** Only acts about this document. */
  readonly about?: string;
  readonly json?: true;
  readonly limit: number;
}

/** Prints acts, the newest first. */
export function printHistory(root: string, { about, json, limit }: HistoryOptions): void {
  const { acts, done } = history(root);
  const own = about === undefined ? acts : acts.filter(({ ids }) => ids.includes(about));
  for (const act of own.toReversed().slice(0, limit)) {
    console.log(json ? JSON.stringify(act) : shown(lineOf(act, done.has(act.id))));
  }
  if (own.length === 0) console.error('历史里还没有改动');
  else if (own.length > limit)
    console.error(`共 ${own.length} 次，这里是最近的 ${limit} 次；多看请写 --limit`);
}

/** Prints one act with all that it changed. @returns false when there is none of that id */
export function printAct(root: string, id: string): boolean {
  const { acts, done } = history(root);
  const act = acts.find((one) => one.id === id);
  if (!act) {
    console.error(shown(`历史里没有 ${id}`));
    return false;
  }
  console.log(shown(lineOf(act, done.has(id))));
  for (const { patch } of act.changes) console.log(shownLines(patch));
  return true;
}

/** Goes back or forth and reads the documents again. @returns whether all was well */
export async function goBack(root: string, way: () => Promise<Done>): Promise<boolean> {
  try {
    const { act } = await way();
    console.log(shown(lineOf(act, true)));
    return await reread(root, act.ids);
  } catch (error) {
    if (!(error instanceof ActError)) throw error;
    console.error(shown(error.message));
    return false;
  }
}
