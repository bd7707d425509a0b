/** Which actions a number answers for. */
import type { Clause } from './clauses.ts';
import { actsHard, actsSoft, isTerm, textOf } from './facets.ts';
import type { Token } from './tokens.ts';

/** A soft action counts when 并 pairs it with a hard one: 回复并认真办理. */
function isPaired(text: string, tokens: readonly Token[], token: Token): boolean {
  if (!actsSoft(token)) return false;
  return tokens.some((other) => {
    if (!actsHard(other)) return false;
    const [first, second] = other.start < token.start ? [other, token] : [token, other];
    return (
      /^[^,;、。]{0,6}$/.test(text.slice(first.end, second.start)) &&
      /[并且]/.test(text.slice(first.end, second.start))
    );
  });
}

/** @returns groups of actions, or null when they are counted together or nothing tells how they belong together */
export function actionGroups(text: string, tokens: readonly Token[]): (readonly string[])[] | null {
  const hard = tokens.filter((token) => actsHard(token) || isPaired(text, tokens, token)).filter(isTerm);
  if (hard.length <= 1) return hard.map(({ term }) => term.actions);
  for (const [i, token] of hard.entries()) {
    const next = hard[i + 1];
    if (next && !/[并且]/.test(text.slice(token.end, next.start))) return null;
  }
  return hard.map(({ term }) => term.actions);
}

/**
 * Actions behind the last item of a list that all its items share: 5件合同、3份协议均进行了合法性审查 ·
 * 对22件规范性文件、75份合同进行合法性审查 · 抽取处罚案卷40卷、许可案卷25卷进行评查.
 */
export function actionsBehind(text: string, clauses: readonly Clause[], from: number): (readonly string[])[] {
  let first = from;
  while (first > 0 && clauses[first]?.joined) first -= 1;
  let last = from;
  while (clauses[last + 1]?.joined) last += 1;
  const head = clauses[first]?.tokens ?? [];
  const before = head.slice(
    0,
    head.findIndex(({ kind }) => kind === 'quantity'),
  );
  const tokens = clauses[last]?.tokens ?? [];
  const behind = tokens.slice(tokens.findLastIndex(({ kind }) => kind === 'quantity') + 1);
  const together = /[均都]|全部/.test(textOf(text, behind)) || /[对将把]|[抽选]取/.test(textOf(text, before));
  if (last === from || !together) return [];
  return actionGroups(text, behind) ?? [];
}
