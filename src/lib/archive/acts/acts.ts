/**
 * Acts: what a person decided, with author, time and reason, as changes of the records in `content`. An act is carried
 * out as a whole or not at all, is entered in the history, and can be taken back. Desk, sheets and commands write
 * through here and nowhere else. What the pages show follows when the documents are read again (`Done.ids`).
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { lockFile } from '../../core/files.ts';
import { withLock } from '../../incremental/lock.ts';
import { SourceError } from '../custody/source.ts';
import { carryOut, type Hand, Refusal } from './carry-out.ts';
import { Draft, type FileDraft, readText, recordFile } from './draft.ts';
import type { Edit } from './edit.ts';
import { type Act, changeOf, checksumOf, readHistory, reverted, standing } from './history.ts';
import { commit, recoverActs } from './journal.ts';

export interface Change {
  /** The document. */
  readonly id: string;
  readonly edit: Edit;
  /** `recordSum` of the record that the person saw; left out when nobody looked at one. */
  readonly before?: string | null;
  /** Why just this, when it is not the reason of the act. */
  readonly reason?: string;
}

export interface NewAct {
  readonly author: string;
  /** What it stands on; at least four characters. */
  readonly reason: string;
  readonly changes: readonly Change[];
  /** ISO 8601; now when left out. */
  readonly time?: string;
}

export interface Problem {
  /** Place of the change in the act that it is about; null when it is about the whole. */
  readonly change: number | null;
  /** A sentence for people: what is there, what was expected, what to do. */
  readonly message: string;
}

/** An act that was refused; nothing was changed. */
export class ActError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}

/** A record as a person sees it before deciding. */
export const recordSum = (root: string, id: string): string | null =>
  checksumOf(readText(root, recordFile(id)));

const shortestReason = 4;

const newId = (): string => `a${randomBytes(5).toString('hex')}`;

const lockOf = (root: string, command: string) => ({ file: join(root, lockFile), command });

function problemsOf({ author, reason, changes }: NewAct): Problem[] {
  const found: Problem[] = [];
  if (author.trim() === '') found.push({ change: null, message: '没有写明是谁决定的；请写上姓名' });
  const isShort = (text: string): boolean => [...text.trim()].length < shortestReason;
  for (const [change, one] of changes.entries()) {
    if (isShort(one.reason ?? reason)) {
      found.push({ change, message: `理由“${(one.reason ?? reason).trim()}”太短；请至少写四个字，说明依据` });
    }
  }
  return found;
}

/** Carries out the edits in a draft. @returns the documents concerned, and what stands in the way */
function draftOf(root: string, act: NewAct, date: string) {
  const draft = new Draft(root);
  const ids = new Set<string>();
  const problems: Problem[] = [];
  for (const [change, { id, edit, before, reason = act.reason }] of act.changes.entries()) {
    if (before !== undefined && before !== recordSum(root, id)) {
      const message = `${id} 的记录在这期间已经改过；请重新打开，看过现在的内容再决定`;
      problems.push({ change, message });
      continue;
    }
    const hand: Hand = { draft, author: act.author.trim(), reason: reason.trim(), date };
    try {
      for (const one of carryOut(hand, id, edit)) ids.add(one);
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof SourceError)) throw error;
      problems.push({ change, message: error.message });
    }
  }
  return { draft, ids, problems };
}

/** What an act would do, or did. */
export interface Done {
  readonly act: Act;
  /** The files that change, with their texts before and after. */
  readonly files: readonly FileDraft[];
}

function plan(root: string, act: NewAct): Done | null {
  const time = act.time ?? new Date().toISOString();
  const { draft, ids, problems } = draftOf(root, act, time.slice(0, 10));
  const all = [...problemsOf(act), ...problems];
  if (all.length > 0) throw new ActError(all);
  const files = draft.changed();
  if (files.length === 0) return null;
  const kinds = [...new Set(act.changes.map(({ edit }) => edit.type))].sort();
  return {
    files,
    act: {
      id: newId(),
      time,
      author: act.author.trim(),
      reason: act.reason.trim(),
      kinds,
      ids: [...ids].sort(),
      changes: files.map(changeOf),
      gone: [...draft.gone].sort(),
    },
  };
}

/**
 * Says what an act would change and writes nothing.
 * @returns null when it would change nothing
 * @throws ActError with everything that stands in the way
 */
export const previewAct = plan;

/**
 * Carries out an act as a whole, or refuses it.
 * @param root of the project
 * @returns what was done; null when everything is as decided already
 * @throws ActError with everything that stands in the way; nothing is changed then
 */
export function applyAct(root: string, act: NewAct): Promise<Done | null> {
  return withLock(lockOf(root, 'act'), async () => {
    recoverActs(root);
    const done = plan(root, act);
    if (done) commit(root, done.act, done.files);
    return done;
  });
}

/** @returns all acts, the oldest first, and which of them hold */
export function history(root: string): { readonly acts: readonly Act[]; readonly done: ReadonlySet<string> } {
  const acts = readHistory(root);
  return { acts, done: new Set(standing(acts).done.map(({ id }) => id)) };
}

const refuse = (message: string): never => {
  throw new ActError([{ change: null, message }]);
};

/** Names the act that touched a file after another one. */
function newerThan(acts: readonly Act[], act: Act, file: string): string {
  const later = acts
    .slice(acts.indexOf(act) + 1)
    .findLast(({ changes }) => changes.some((one) => one.file === file));
  return later ? `${later.author}在 ${later.time} 的改动（${later.id}）` : '历史之外的改动';
}

/** Leads an act back or forth. @param turned the act, and the one whose result must still stand */
function turn(
  root: string,
  author: string,
  kind: 'undo' | 'redo',
  acts: readonly Act[],
  turned: { readonly of: Act; readonly last: Act },
): Done {
  const { of, last } = turned;
  const draft = new Draft(root);
  for (const change of last.changes) {
    const text = readText(root, change.file);
    if (checksumOf(text) !== change.after) {
      refuse(
        `${change.file} 在 ${of.id} 之后又有${newerThan(acts, last, change.file)}；请先撤销后来的改动，或直接更正`,
      );
    }
    draft.write(change.file, reverted(change, text));
    // A document that is gone leaves no report behind.
    const id = /^content\/raw\/([^/]+)\/source\.yml$/.exec(change.file)?.[1];
    if (id !== undefined && change.before === null) draft.dropReport(id);
  }
  for (const id of kind === 'redo' ? of.gone : []) draft.dropReport(id);
  const files = draft.changed();
  const act: Act = {
    id: newId(),
    time: new Date().toISOString(),
    author: author.trim(),
    reason: of.reason,
    kinds: [kind],
    of: of.id,
    ids: of.ids,
    changes: files.map(changeOf),
    gone: [...draft.gone].sort(),
  };
  commit(root, act, files);
  return { act, files };
}

/**
 * Takes back an act; that is an act, too.
 * @param id of the act; the last one that holds when left out
 * @throws ActError when there is none, or when something newer touched its records
 */
export function undo(root: string, author: string, id?: string): Promise<Done> {
  return withLock(lockOf(root, 'undo'), async () => {
    recoverActs(root);
    const acts = readHistory(root);
    const { done } = standing(acts);
    const act = id === undefined ? done.at(-1) : done.find((one) => one.id === id);
    if (!act) return refuse(id === undefined ? '没有可以撤销的改动' : `没有 ${id} 这次改动，或者它已经撤销`);
    // Its result may have come about by the act or by doing it again.
    const last = acts.findLast((one) => one.id === act.id || (one.of === act.id && one.kinds[0] === 'redo'));
    return turn(root, author, 'undo', acts, { of: act, last: last ?? act });
  });
}

/**
 * Does again what was taken back last.
 * @throws ActError when there is nothing, or when something newer touched its records
 */
export function redo(root: string, author: string): Promise<Done> {
  return withLock(lockOf(root, 'redo'), async () => {
    recoverActs(root);
    const acts = readHistory(root);
    const act = standing(acts).undone.at(-1);
    const last = acts.findLast((one) => one.of === act?.id && one.kinds[0] === 'undo');
    if (!act || !last) return refuse('没有可以重做的改动');
    return turn(root, author, 'redo', acts, { of: act, last });
  });
}
