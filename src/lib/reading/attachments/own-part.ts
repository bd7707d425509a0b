import type { Structured } from '../../core/model.ts';

/** The document without the text of the files attached to it, which says nothing of its title, issuer and dates. */
export function ownPart<T extends Structured>(document: T): T {
  if (document.attached === undefined) return document;
  return {
    ...document,
    blocks: document.blocks.filter(({ hints }) => !hints?.annex),
    nodes: document.nodes.filter(({ block }) => !block.hints?.annex),
  };
}
