/**
 * The law of conservation: each character that the reader of the format gave stands in the body or in a removal of
 * the edit log. White space and width apart (GB/T 15834 punctuation is restored), characters are counted, not places.
 */

import type { Edit, Node, RemovalKind, Structured } from '../../core/model.ts';
import { withoutControls } from '../clean/steps/control-characters.ts';
import { isCorrected } from '../clean/steps/recognised-names.ts';

/** Numbers of characters without white space. */
export interface Account extends Readonly<Record<RemovalKind, number>> {
  /** In the decoded document. */
  readonly total: number;
  readonly published: number;
  /** Characters that stand in neither, in order of their code; empty while the law holds. */
  readonly lost: string;
}

/** Compatibility forms apart, whatever stands beside a character. */
const characters = (text: string): string => withoutControls(text).normalize('NFKD').replace(/\s+/g, '');

export function nodeText(node: Node): string {
  if (node.type === 'table') return node.rows.flat().join('');
  return node.type === 'heading' ? (node.marker?.text ?? '') + node.text : node.text;
}

const isRemoval = ({ after, removed }: Edit): boolean => after === '' && removed !== undefined;

export function accountOf({ blocks, nodes, edits }: Pick<Structured, 'blocks' | 'nodes' | 'edits'>): Account {
  // Most texts stand in the body as they were decoded, so that their characters need not be looked at.
  const texts = new Map<string, { readonly characters: readonly string[]; balance: number }>();
  const add = (text: string, weight: 1 | -1): number => {
    const known = texts.get(text) ?? { characters: [...characters(text)], balance: 0 };
    known.balance += weight;
    texts.set(text, known);
    return known.characters.length;
  };
  const account = { total: 0, published: 0, recorded: 0, furniture: 0, text: 0 };
  for (const { text } of blocks) account.total += add(text, 1);
  for (const node of nodes) account.published += add(nodeText(node), -1);
  for (const edit of edits.filter(isRemoval)) account[edit.removed ?? 'furniture'] += add(edit.before, -1);
  // What was read stands in the log, what was written for it in the body.
  for (const { before, after } of edits.filter(isCorrected)) {
    add(before, -1);
    add(after, 1);
  }
  const counts = new Map<string, number>();
  for (const { characters: own, balance } of texts.values()) {
    if (balance === 0) continue;
    for (const character of own) counts.set(character, (counts.get(character) ?? 0) + balance);
  }
  const lost = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...account, lost: lost.map(([character, count]) => character.repeat(count)).join('') };
}
