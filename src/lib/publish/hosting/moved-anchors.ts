/** Anchors that were published once and are called otherwise now (`content/vocab/moved-anchors.yml`). */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';

const anchor = z.string().regex(/^[^\s"<>&]+$/);

const schema = z.array(
  z.strictObject({
    /** Address of the page below the base path, with a slash at its end. */
    page: z.string().regex(/^(?:[^/?#]+\/)+$/),
    reason: z.string().min(2),
    date: z.iso.date(),
    /** From the old anchor to the one that the page has now. */
    anchors: z.record(anchor, anchor),
  }),
);

export type MovedAnchors = z.infer<typeof schema>[number];

type ByPage = ReadonlyMap<string, Readonly<Record<string, string>>>;

let ofProject: ByPage | undefined;

/** @returns by page, the old anchors of the project with the new ones */
export function movedAnchors(): ByPage {
  ofProject ??= byPageOf(loadVocab('moved-anchors', schema));
  return ofProject;
}

export function byPageOf(entries: readonly MovedAnchors[]): ByPage {
  const byPage = new Map<string, Readonly<Record<string, string>>>();
  for (const { page, anchors } of entries) byPage.set(page, { ...byPage.get(page), ...anchors });
  return byPage;
}

/**
 * Puts an empty element with the old anchor before the element that has the new one, so that old links still land.
 * @param html a part of a page; anchors are those that `anchorsOf` reads
 */
export function withMovedAnchors(html: string, anchors: Readonly<Record<string, string>> = {}): string {
  const old = Object.entries(anchors);
  if (old.length === 0) return html;
  return html.replace(/<\w+(?:\s[^<>]*?)?\sid="([^"]+)"/g, (start, id) => {
    const names = old.filter(([, to]) => to === id).map(([from]) => `<span id="${from}"></span>`);
    return names.join('') + start;
  });
}
