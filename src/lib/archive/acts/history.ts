/**
 * What was decided, by whom and why: `content/history/<month>.jsonl`, one act a line, committed with the archive. Each
 * line holds what leads from the records before to those after and back, with checksums of both.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, createTwoFilesPatch, parsePatch, reversePatch } from 'diff';
import { z } from 'zod';
import { replaceFile } from '../../core/replace-file.ts';
import { sha256 } from '../custody/custody.ts';
import type { FileDraft } from './draft.ts';

export const historyDir = 'content/history';

const checksum = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

const changeSchema = z.strictObject({
  /** Relative to the project. */
  file: z.string(),
  /** SHA-256 of the file before and after; null when there was or is none. */
  before: checksum,
  after: checksum,
  /** A unified diff. */
  patch: z.string(),
});

const actSchema = z.strictObject({
  id: z.string().regex(/^a[0-9a-f]{10}$/),
  /** ISO 8601, UTC. */
  time: z.iso.datetime(),
  author: z.string().min(1),
  reason: z.string(),
  /** Kinds of its edits, see edit.ts; `undo` or `redo`. */
  kinds: z.array(z.string()),
  /** The act that an undo takes back and a redo brings again. */
  of: z.string().optional(),
  /** Documents to read again, or gone. */
  ids: z.array(z.string()),
  changes: z.array(changeSchema),
  /** Reports whose Markdown was taken away, which ingest makes again when they come back. */
  gone: z.array(z.string()).default([]),
});

export type Act = z.infer<typeof actSchema>;
export type FileChange = Act['changes'][number];

export const checksumOf = (text: string | null): string | null =>
  text === null ? null : sha256(Buffer.from(text));

export function changeOf({ file, before, after }: FileDraft): FileChange {
  const patch = createTwoFilesPatch(file, file, before ?? '', after ?? '', undefined, undefined, {
    context: 1,
  });
  return { file, before: checksumOf(before), after: checksumOf(after), patch };
}

/**
 * The text that a file had before a change.
 * @param text as it is after the change
 * @throws Error when the patch does not lead back to what was there
 */
export function reverted({ file, before, patch }: FileChange, text: string | null): string | null {
  if (before === null) return null;
  const [parsed] = parsePatch(patch);
  const old = parsed ? applyPatch(text ?? '', reversePatch(parsed)) : (text ?? '');
  if (old === false || checksumOf(old) !== before) {
    throw new Error(`${file}: the history does not lead back to what was there`);
  }
  return old;
}

const fileOf = (root: string, { time }: Pick<Act, 'time'>): string =>
  join(root, historyDir, `${time.slice(0, 7)}.jsonl`);

function parseLine(file: string, line: string, number: number): Act {
  try {
    return actSchema.parse(JSON.parse(line));
  } catch {
    throw new Error(`${file}:${number}：不是一条完整的记录；应为程序写下的一行 JSON，请从版本库恢复这个文件`);
  }
}

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n');

/** @returns all acts in the order in which they were done */
export function readHistory(root: string): Act[] {
  const folder = join(root, historyDir);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name));
  return names
    .sort()
    .flatMap((name) =>
      linesOf(join(folder, name)).flatMap((line, i) =>
        line === '' ? [] : [parseLine(`${historyDir}/${name}`, line, i + 1)],
      ),
    );
}

/** Adds an act at the end; one that is there already stays as it is. */
export function addToHistory(root: string, act: Act): void {
  const path = fileOf(root, act);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const line = `${JSON.stringify(act)}\n`;
  if (!text.includes(line)) replaceFile(path, text + line, { durable: true });
}

/** Acts that hold, the last one last, and those that were taken back and may come again, the last one last. */
export function standing(acts: readonly Act[]): { readonly done: Act[]; readonly undone: Act[] } {
  const done: Act[] = [];
  let undone: Act[] = [];
  const move = (from: Act[], to: Act[], id: string | undefined): void => {
    const at = from.findIndex((act) => act.id === id);
    if (at >= 0) to.push(...from.splice(at, 1));
  };
  for (const act of acts) {
    if (act.kinds[0] === 'undo') move(done, undone, act.of);
    else if (act.kinds[0] === 'redo') move(undone, done, act.of);
    else {
      done.push(act);
      undone = [];
    }
  }
  return { done, undone };
}
