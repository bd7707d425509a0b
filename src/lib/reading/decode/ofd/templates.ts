/**
 * Templates are pages that other pages lie upon: letterheads, running heads, forms. What a template that several pages
 * use says in a line of its own is said once; what stands in a line with text of the page belongs to that text.
 */
import { edgeAt } from '../pdf/running.ts';
import type { Placed } from '../pdf/upright.ts';

/** Runs nearer than this part of their size stand in one line. */
const sameLine = 0.45;

/** @param others runs of the page itself */
const standsAlone = (run: Placed, others: readonly Placed[]): boolean =>
  !others.some(({ y, size }) => Math.abs(y - run.y) < sameLine * Math.max(size, run.size));

export interface TemplateShare {
  /** What is read with the page. */
  readonly kept: readonly Placed[];
  /** What stands on other pages too. */
  readonly repeated: readonly Placed[];
}

/**
 * @param runs of the template; @param own runs of the page; @param use how often the template was used before, and
 *   is used in all; @param height of the page in points
 */
export function shareOf(
  runs: readonly Placed[],
  own: readonly Placed[],
  use: { readonly before: number; readonly total: number },
  height: number,
): TemplateShare {
  const isRepeated = (run: Placed): boolean =>
    use.total > 1 && (use.before > 0 || edgeAt(run.y, { height }) !== null) && standsAlone(run, own);
  return { kept: runs.filter((run) => !isRepeated(run)), repeated: runs.filter(isRepeated) };
}
