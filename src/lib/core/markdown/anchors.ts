/**
 * Anchors of sections and paragraphs are public addresses, so they follow the document's own numbering and
 * not its wording: 一、 (二) 3. is `s1-2-3`. A heading without a number is `u` and its place among its unnumbered
 * siblings (`s1-u2`); a number that comes twice is told apart by a letter (`s1-2b`). Paragraphs count within
 * their section (`s1-2-p3`, before the first heading `p3`).
 */
import { parseMarker } from '../text/markers.ts';

interface Open {
  readonly level: number;
  readonly anchor: string;
  unnumbered: number;
  paragraphs: number;
  readonly used: Map<string, number>;
}

const open = (level: number, anchor: string): Open => ({
  level,
  anchor,
  unnumbered: 0,
  paragraphs: 0,
  used: new Map(),
});

/** Gives out anchors; call it in document order. */
export class Anchors {
  readonly #path: Open[] = [open(0, '')];

  get #current(): Open {
    const last = this.#path.at(-1);
    if (!last) throw new Error('anchors: the root was closed');
    return last;
  }

  /** @param level 1 is the highest */
  heading(level: number, text: string): string {
    while (this.#path.length > 1 && this.#current.level >= level) this.#path.pop();
    const parent = this.#current;
    const marker = parseMarker(text)?.marker;
    const own = marker ? String(marker.value) : `u${++parent.unnumbered}`;
    const times = (parent.used.get(own) ?? 0) + 1;
    parent.used.set(own, times);
    const suffix = times === 1 ? '' : times <= 26 ? String.fromCharCode(96 + times) : `x${times}`;
    const anchor = `${parent.anchor === '' ? 's' : `${parent.anchor}-`}${own}${suffix}`;
    this.#path.push(open(level, anchor));
    return anchor;
  }

  paragraph(): string {
    const current = this.#current;
    const own = `p${++current.paragraphs}`;
    return current.anchor === '' ? own : `${current.anchor}-${own}`;
  }
}
