/** What a token is in a clause about a figure. */
import type { Token } from './tokens.ts';

export type TermToken = Extract<Token, { kind: 'term' | 'light' | 'other' }>;

export const known = new Set(['term', 'light', 'joiner', 'list', 'scope', 'time', 'skip', 'phrase']);
export const isTerm = (token: Token): token is TermToken => token.kind === 'term';
export const topicOf = (token: Token): string | null => (isTerm(token) ? token.term.topic : null);
export const actsHard = (token: Token): token is TermToken =>
  isTerm(token) && token.term.actions.length > 0 && !token.term.soft;
export const actsSoft = (token: Token): token is TermToken => isTerm(token) && token.term.soft;
export const measureOf = (token: Token): string | null => (isTerm(token) ? token.term.measure : null);

/** Characters of a run of tokens. */
export const textOf = (text: string, tokens: readonly Token[]): string =>
  tokens.length === 0 ? '' : text.slice(tokens[0]?.start, tokens.at(-1)?.end);
