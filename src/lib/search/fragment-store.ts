/**
 * Fragments of a group's reports from the last build, by the hash of their Markdown, so that one changed report
 * does not mean reading thousands again. One file a group: a list of keys and lengths, then the bytes.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class FragmentStore {
  readonly #before = new Map<string, Buffer>();
  readonly #now: [key: string, bytes: Uint8Array][] = [];
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    if (!existsSync(path)) return;
    const all = readFileSync(path);
    const head = all.indexOf(10);
    try {
      let at = head + 1;
      for (const [key, length] of JSON.parse(all.toString('utf8', 0, head)) as [string, number][]) {
        this.#before.set(key, all.subarray(at, at + length));
        at += length;
      }
    } catch {
      // A half-written store is no loss: everything in it can be made again.
      this.#before.clear();
    }
  }

  /** Compressed fragment of a report whose Markdown has this hash; made when it is not in the store. */
  take(key: string, make: () => Uint8Array): Uint8Array {
    const bytes = this.#before.get(key) ?? make();
    this.#now.push([key, bytes]);
    return bytes;
  }

  /** Keeps what was taken and forgets the rest. */
  save(): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const head = JSON.stringify(this.#now.map(([key, bytes]) => [key, bytes.length]));
    const part = `${this.#path}.part`;
    writeFileSync(part, Buffer.concat([Buffer.from(`${head}\n`), ...this.#now.map(([, bytes]) => bytes)]));
    renameSync(part, this.#path);
  }
}
