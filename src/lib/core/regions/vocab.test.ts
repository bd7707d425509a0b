import { describe, expect, it } from 'vitest';
import { allDivisions, divisionByCode } from './gazetteer.ts';
import { isOrdinaryWord, isWeakName, shortFormsOf } from './names.ts';
import { resolveRegion } from './resolve.ts';
import { functionalAreas, knownSuccessors, nameParts } from './vocab.ts';

const all = allDivisions();
const names = new Set(all.map((d) => d.name));
const shorts = new Set(all.flatMap((d) => shortFormsOf(d.name)));

describe('regions-successors', () => {
  it.each(knownSuccessors)('$code $name ended in $year and has successors that exist', (change) => {
    const former = all.find((d) => d.code === change.code && d.name === change.name);
    expect(former).toMatchObject({ current: false, validTo: change.year, successors: change.to });
    for (const code of change.to) expect(divisionByCode(code)?.current).toBe(true);
    expect(change.reason).not.toBe('');
  });
});

describe('functional-areas', () => {
  const all = functionalAreas.named.flatMap(({ name, aliases, code }) =>
    [name, ...(aliases ?? [])].map((text) => ({ text, code })),
  );

  it.each(all)('$text lies in $code', ({ text, code }) => {
    const { region } = resolveRegion([{ origin: 'issuer', text: `${text}管理委员会`, weight: 1 }], null);
    expect(region?.code).toBe(code);
  });

  it('has each name once', () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });
});

describe('regions-names', () => {
  it('marks only names that exist as doubtful', () => {
    for (const name of [...nameParts.weak, ...nameParts.bounded]) expect(names.has(name), name).toBe(true);
    for (const word of nameParts.words) expect(shorts.has(word), word).toBe(true);
    for (const [wrong, right] of Object.entries(nameParts.misspelt)) {
      expect(names.has(wrong), wrong).toBe(false);
      expect(names.has(right), right).toBe(true);
    }
  });

  it.each([
    ['市中区', true],
    ['开州区', false],
  ])('%s is doubtful: %s', (name, expected) => {
    expect(isWeakName(name)).toBe(expected);
  });

  it.each([
    ['公安', true],
    ['开州', false],
  ])('%s is a word: %s', (name, expected) => {
    expect(isOrdinaryWord(name)).toBe(expected);
  });
});
