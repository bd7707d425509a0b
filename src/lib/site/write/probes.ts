/**
 * Stretches of a draft that are worth looking for in the archive: long, without figures and quotations, of each
 * paragraph the longest. Runs in the browser.
 */
import type { Section } from '../../core/markdown/parse.ts';

/** Shorter ones stand in many reports by chance. */
export const shortestProbe = 18;
/** What is looked for of a longer one: its beginning. */
export const longestProbe = 40;
/** Each costs a reader some files of the index. */
export const mostProbes = 40;

/** Figures change when a text is taken over, and a quotation is meant to be found elsewhere. */
const borders = /[\d\n。；！？“”"「」『』《》]+/u;

/** What is left of a figure in front of the next clause: 件，. */
const unit = /^[^，、]{0,2}[，、]/u;

/** @returns in the order of the text, each once */
export function probesOf(sections: readonly Pick<Section, 'passages'>[]): string[] {
  const longest = sections.flatMap(({ passages }) =>
    passages
      .filter(({ type }) => type === 'paragraph')
      .flatMap(({ text }) => {
        const pieces = text
          .split(borders)
          .map((piece) => piece.replace(unit, '').replace(/^[，、：\s]+|[，、：\s]+$/gu, ''));
        const best = pieces.toSorted((a, b) => b.length - a.length)[0] ?? '';
        return best.length >= shortestProbe ? [best.slice(0, longestProbe)] : [];
      }),
  );
  const unique = [...new Set(longest)];
  const kept = new Set(unique.toSorted((a, b) => b.length - a.length).slice(0, mostProbes));
  return unique.filter((probe) => kept.has(probe));
}
