/** The files that an act will change, as they are and as they will be; nothing is written. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUntouched } from '../../core/markdown/seal.ts';

/** Paths are relative to the project, with slashes, so that the history reads the same everywhere. */
export const recordFile = (id: string): string => `content/raw/${id}/source.yml`;
export const reportFile = (id: string): string => `content/reports/${id}.md`;
export const withdrawnFile = 'content/vocab/withdrawn.yml';
export const ignoredFile = 'content/vocab/ignored.yml';

export interface FileDraft {
  readonly file: string;
  /** Null when there is no such file. */
  readonly before: string | null;
  readonly after: string | null;
}

/** @returns null when there is no such file */
export function readText(root: string, file: string): string | null {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

export class Draft {
  readonly #root: string;
  readonly #files = new Map<string, FileDraft>();
  /** Reports whose Markdown, which programs made, has no document any more. */
  readonly gone = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @returns the text as this act would leave it */
  read(file: string): string | null {
    const known = this.#files.get(file);
    return known ? known.after : readText(this.#root, file);
  }

  write(file: string, after: string | null): void {
    const before = this.#files.has(file)
      ? (this.#files.get(file)?.before ?? null)
      : readText(this.#root, file);
    this.#files.set(file, { file, before, after });
  }

  /** A report that a person edited is kept in the history; one that a program made is made again when it is needed. */
  dropReport(id: string): void {
    const text = this.read(reportFile(id));
    if (text === null) return;
    if (isUntouched(text)) this.gone.add(id);
    else this.write(reportFile(id), null);
  }

  /** Files that differ from what they were. */
  changed(): FileDraft[] {
    return [...this.#files.values()].filter(({ before, after }) => before !== after);
  }
}
