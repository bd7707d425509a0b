/** The text of a report by kinds of sections: each section belongs to its own kind, or to that of the one it stands in. */
import type { Section } from '../../core/markdown/parse.ts';
import type { WriteBlock } from './types.ts';

/**
 * @param kinds of the sections that begin a kind, by anchor, as the store lists them
 * @returns blocks of each kind in reading order; what stands in no section of a known kind is left out
 */
export function blocksByKind(
  sections: readonly Section[],
  kinds: ReadonlyMap<string, string>,
): Map<string, WriteBlock[]> {
  const blocks = new Map<string, WriteBlock[]>();
  const open: { level: number; kind: string }[] = [];
  for (const { level, anchor, heading, passages } of sections) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const kind = kinds.get(anchor) ?? open.at(-1)?.kind;
    if (kind === undefined) continue;
    open.push({ level, kind });
    const paragraphs = passages.map(({ text }) => text);
    blocks.set(kind, [...(blocks.get(kind) ?? []), { anchor, heading, paragraphs }]);
  }
  return blocks;
}
