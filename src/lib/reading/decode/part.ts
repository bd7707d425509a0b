/** Takes the lines of one document out of a file that holds several, where a person said that they begin and end. */
import { findLine } from '../../core/line-address.ts';
import type { Block, Decoded, LineAddress } from '../../core/model.ts';
import { reviewMessage } from '../../core/review-vocab.ts';

/** A file that is read otherwise than when it was cut is not published: nobody knows where the document ends. */
function lost(document: Decoded, { line, text }: LineAddress): Decoded {
  const message = reviewMessage('cut-lost', line);
  const told = { ...message, message: `${message.message}第 ${line} 行“${text}”。` };
  return { ...document, blocks: [], declared: [], messages: [...document.messages, told] };
}

/** The pages that the blocks stand on. */
function sheetsOf({ sheets }: Decoded, blocks: readonly Block[]): Pick<Decoded, 'sheets'> {
  const pages = new Set(blocks.flatMap(({ hints }) => hints?.places ?? []).map(({ page }) => page));
  return sheets ? { sheets: sheets.filter(({ page }) => pages.has(page)) } : {};
}

/** Lines keep the numbers that they have in the file; blocks are counted anew. */
export function takePart(document: Decoded): Decoded {
  const { part } = document.raw;
  // A file that could not be read at all says so.
  if (!part || document.blocks.length === 0) return document;
  const { from, to } = part;
  const places: (Block | null)[] = [from, to].map((at) => at && findLine(document.blocks, at));
  for (const [k, at] of [from, to].entries()) if (at && !places[k]) return lost(document, at);
  const [first, next] = places;
  const [start, end] = [first?.index ?? 0, next?.index ?? document.blocks.length];
  if (to && start >= end) return lost(document, to);
  const blocks = document.blocks.slice(start, end).map((block, index) => ({ ...block, index }));
  // What the page declares, its title above all, is about the first document.
  const declared = from === null ? document.declared : [];
  return { ...document, id: part.id, blocks, declared, ...sheetsOf(document, blocks) };
}
