/**
 * Tells levels from differences: 同比增长18% and 减少9件 are differences, 由2019年的56件上升到2021年的134件 is two levels
 * of one figure, 较去年的61件 is a yardstick.
 */
import type { TimeMention } from './periods.ts';
import type { Quantity } from './quantities.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Role = 'level' | 'change' | 'comparison' | 'from' | 'to';

const alternatives = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

export interface RoleReader {
  /** Roles of the quantities of a sentence, in their order. */
  roles(text: string, quantities: readonly Quantity[], times: readonly TimeMention[]): Role[];
}

const readers = new WeakMap<Vocabulary, RoleReader>();

/** Compiles the words of change, once for a vocabulary. */
export function roleReader(vocabulary: Vocabulary): RoleReader {
  const reader = readers.get(vocabulary) ?? compile(vocabulary);
  readers.set(vocabulary, reader);
  return reader;
}

function compile(vocabulary: Vocabulary): RoleReader {
  const { changes, rises, towards, comparisons } = vocabulary.steering;
  const changeBefore = new RegExp(`(?:${alternatives(changes)})(?:了|近|约|达|为|幅度达)*$`);
  const toward = new RegExp(
    `^[^,;。:]{0,12}?(?:(?:${alternatives(rises)})(?:${alternatives(towards)})|[至到])[^,;。:]{0,12}$`,
  );
  // 审查率和讨论率均为100%: 和 and its like only join what stands before 为.
  const joining = ['与', '同', '和'];
  const comparing = alternatives(comparisons.filter((word) => !joining.includes(word)));
  const yardstick = new RegExp(
    `(?:(?:${comparing})[^,;。:]{0,12}(?:的|为)|(?:${alternatives(comparisons)})[^,;。:]{0,12}的)$`,
  );
  const fromWord = /(?:由|从)[^,;。:、]{0,14}$/;

  function isPair(text: string, first: Quantity, second: Quantity): boolean {
    const between = text.slice(first.end, second.start);
    return (
      first.unit.unit === second.unit.unit &&
      fromWord.test(text.slice(0, first.start)) &&
      toward.test(between)
    );
  }

  return {
    roles(text, quantities) {
      const roles: Role[] = [];
      for (const [i, quantity] of quantities.entries()) {
        const before = text.slice(0, quantity.start);
        const next = quantities[i + 1];
        const previous = quantities[i - 1];
        if (roles[i - 1] === 'from' && previous) roles.push('to');
        else if (next && isPair(text, quantity, next)) roles.push('from');
        else if (quantity.unit.change || changeBefore.test(before)) roles.push('change');
        else if (yardstick.test(before)) roles.push('comparison');
        else roles.push('level');
      }
      return roles;
    },
  };
}

/** Start of 由 or 从 in front of the first level of a pair: what is counted stands before it. */
export function pairHeadEnd(text: string, first: Quantity): number {
  const before = text.slice(0, first.start);
  return Math.max(before.lastIndexOf('由'), before.lastIndexOf('从'));
}
