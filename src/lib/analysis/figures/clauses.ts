/**
 * Groups the tokens of a sentence into clauses. A clause ends at a comma or stronger, at 、 and 和 once it holds a
 * quantity, and at a parenthesis; what stands in parentheses is a clause of its own.
 */
import type { Token } from './tokens.ts';

export interface Clause {
  readonly tokens: readonly Token[];
  readonly parenthesised: boolean;
  /** Begins behind 、 or 和, so that it may share the action of the clause before. */
  readonly joined: boolean;
}

const hasQuantity = (tokens: readonly Token[]): boolean => tokens.some(({ kind }) => kind === 'quantity');

/** What holds: clauses are in the order of their first token and hold no punctuation but 、. */
export function splitClauses(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  const stack: { outer: Token[] }[] = [];
  let current: Token[] = [];
  let joined = false;
  const finish = (): void => {
    if (current.length > 0) clauses.push({ tokens: current, parenthesised: stack.length > 0, joined });
    current = [];
    joined = false;
  };
  for (const token of tokens) {
    if (token.kind === 'break') finish();
    else if (token.kind === 'open') {
      // Words in front of a parenthesis go on behind it: (含结转)案件 … A quantity ends its clause.
      const outer = hasQuantity(current) ? [] : current;
      if (outer.length === 0) finish();
      current = [];
      stack.push({ outer });
    } else if (token.kind === 'close') {
      finish();
      current = stack.pop()?.outer ?? [];
    } else if ((token.kind === 'list' || token.kind === 'joiner') && hasQuantity(current)) {
      finish();
      joined = true;
    } else current.push(token);
  }
  finish();
  return clauses.sort((a, b) => (a.tokens[0]?.start ?? 0) - (b.tokens[0]?.start ?? 0));
}
