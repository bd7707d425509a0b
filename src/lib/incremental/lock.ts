/**
 * One lock for the archive and its cache: commands that write take turns. It is a file that names its owner; one
 * whose owner is gone is taken over, so that a killed command stops nobody.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, processStart } from '../core/process-alive.ts';

const ownerSchema = z.object({
  pid: z.int().positive(),
  /** See `processStart`. */
  start: z.string().nullable(),
  host: z.string(),
  command: z.string(),
  /** ISO 8601. */
  since: z.string(),
});

type Owner = z.infer<typeof ownerSchema>;

/** Milliseconds between two tries. */
const interval = 300;

export interface LockOptions {
  /** Path of the lock file. */
  readonly file: string;
  /** What the others are told. */
  readonly command: string;
  /** Called once, when the command has to wait. */
  readonly onWait?: (message: string) => void;
}

/** @returns null when there is none; an owner that cannot be read is nobody */
function ownerOf(file: string): { readonly text: string; readonly owner: Owner | null } | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return { text, owner: ownerSchema.parse(JSON.parse(text)) };
  } catch {
    return { text, owner: null };
  }
}

/** A process on another machine cannot be seen, so its lock stays. */
const isStale = (owner: Owner | null): boolean =>
  owner === null || (owner.host === hostname() && !isAlive(owner.pid, owner.start));

/** Enters the lock with its content, as one step. @returns false when somebody has it */
function enter(file: string, text: string): boolean {
  const own = `${file}-${randomBytes(6).toString('hex')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(own, text);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes a stale lock away. Another process may have done so and locked: its lock is then put back. */
function breakLock(file: string, stale: string): void {
  const aside = `${file}-${randomBytes(6).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== stale) enter(file, readFileSync(aside, 'utf8'));
  rmSync(aside, { force: true });
}

const describe = (file: string, { command, pid, host, since }: Owner): string =>
  `waiting for "${command}" (process ${pid} on ${host}, since ${since}), which is using content and cache; ` +
  `if it does not run any more, delete ${file}`;

/** Waits until nobody has the lock, runs, and gives it back, also when the process ends in between. */
export async function withLock<Result>(
  { file, command, onWait = (message) => process.stderr.write(`${message}\n`) }: LockOptions,
  run: () => Promise<Result>,
): Promise<Result> {
  const { pid } = process;
  const owner: Owner = {
    pid,
    start: processStart(pid),
    host: hostname(),
    command,
    since: new Date().toISOString(),
  };
  const text = JSON.stringify(owner);
  let told = false;
  while (!enter(file, text)) {
    const present = ownerOf(file);
    if (present === null) continue;
    if (isStale(present.owner)) {
      breakLock(file, present.text);
      continue;
    }
    if (!told && present.owner) onWait(describe(file, present.owner));
    told = true;
    await sleep(interval);
  }
  const release = (): void => {
    if (ownerOf(file)?.text === text) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await run();
  } finally {
    process.off('exit', release);
    release();
  }
}
