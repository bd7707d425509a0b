import { describe, expect, it } from 'vitest';
import type { DutyFact } from '../../analysis/duties/duty-fact.ts';
import type { DutyState } from '../explore/duty-table.ts';
import { wordingIn } from '../wording.ts';
import type { PlaceYear } from './place-years.ts';
import { countParts, countStates, countsSentence, lateFirst } from './summary.ts';

const wording = wordingIn('zh');

const fact = (over: Partial<DutyFact> = {}): DutyFact => ({
  status: 'on-time',
  days: 0,
  atLeast: false,
  asked: 4,
  notFound: [],
  ...over,
});

const of = (state: DutyState, own: DutyFact | null = null): PlaceYear => ({
  state,
  report: own && 'r1',
  words: '',
  parts: null,
  more: 0,
  fact: own,
  published: null,
});

describe('places of one year together', () => {
  it('are counted in a sentence that leaves out what is not there', () => {
    const states: DutyState[] = ['none', 'late', 'on-time', 'on-time', 'unknown'];
    expect(countsSentence(countStates(states.map((state) => of(state))), wording.t)).toBe(
      '按期2，逾期1，日期不明1，未收录1',
    );
    expect(countsSentence(countStates([of('other')]), wording.t)).toBe('只有其他报告1');
  });

  it('are listed by days when they were late', () => {
    const late = [1, 74, 6].map((days) => ({ days, of: of('late', fact({ status: 'late', days })) }));
    expect(lateFirst([...late, { days: 0, of: of('on-time', fact()) }]).map(({ days }) => days)).toEqual([
      74, 6, 1,
    ]);
  });

  it('have parts counted only where the rule of the year asks for them', () => {
    expect(countParts([{ of: of('on-time', fact({ asked: 0 })) }, { of: of('none') }], wording)).toEqual([]);
    const lacking = { of: of('on-time', fact({ notFound: ['problems'] })) };
    const parts = countParts([lacking, { of: of('late', fact()) }, { of: of('none') }], wording);
    expect(parts.map(({ asked, notFound }) => [asked, notFound.length])).toEqual([
      [2, 0],
      [2, 1],
      [2, 0],
      [2, 0],
    ]);
    expect(parts[1]?.notFound).toEqual([lacking]);
  });
});
