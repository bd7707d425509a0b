import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { annotations, type Part, parts, render } from './corpus.ts';
import { judgeKinds, type KindVerdict, kindAnnotations, scoreKinds } from './section-kinds.ts';

const floors = parse(readFileSync(join(import.meta.dirname, 'section-kinds', 'floor.yml'), 'utf8')) as Record<
  Part,
  { accuracy: number; macroF1: number }
>;
const nameOf = (file: string): string => file.replace(/\.[a-z]+$/, '');

async function judge(part: Part): Promise<KindVerdict[]> {
  const kinds = kindAnnotations(part);
  const verdicts: KindVerdict[] = [];
  for (const annotation of annotations(part)) {
    const right = kinds[nameOf(annotation.file)];
    const rendered = right && (await render(part, annotation.file));
    if (rendered) verdicts.push(...judgeKinds(annotation, right, parseReport(rendered.markdown)));
  }
  return verdicts;
}

describe('kinds of the sections of the corpus', () => {
  const verdicts = new Map<Part, KindVerdict[]>();

  beforeAll(async () => {
    for (const part of parts) verdicts.set(part, await judge(part));
  }, 120_000);

  test.each(parts)('%s: every annotated heading has its kinds, and all are scored', (part) => {
    const wanted = annotations(part).filter(({ headings }) => (headings?.length ?? 0) > 0);
    const kinds = kindAnnotations(part);
    expect(Object.keys(kinds).sort()).toEqual(wanted.map(({ file }) => nameOf(file)).sort());
    for (const { file, headings } of wanted)
      expect(kinds[nameOf(file)], file).toHaveLength(headings?.length ?? 0);
    expect(verdicts.get(part)).toHaveLength(Object.values(kinds).flat().length);
  });

  test.each(parts)('%s: accuracy and macro F1 stay above the floor', (part) => {
    const { accuracy, macroF1, wrong } = scoreKinds(verdicts.get(part) ?? []);
    // What is wrong in the held-out part is not shown: rules must not be fitted to it.
    const shown = part === 'open' ? wrong.join('\n') : part;
    expect(accuracy, shown).toBeGreaterThanOrEqual(floors[part].accuracy);
    expect(macroF1, shown).toBeGreaterThanOrEqual(floors[part].macroF1);
  });

  test('both parts together reach 0.95', () => {
    expect(scoreKinds([...verdicts.values()].flat()).accuracy).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the scorer', () => {
  const verdict = (found: KindVerdict['found'], ...right: KindVerdict['right']): KindVerdict => ({
    file: 'a.txt',
    heading: '一',
    right,
    found,
  });

  test('counts a wrong kind against both kinds, a missing heading against its own', () => {
    const { accuracy, macroF1, f1, wrong } = scoreKinds([
      verdict('functions', 'functions'),
      verdict('functions', 'decisions', 'institutions'),
      verdict(null, 'problems'),
      verdict('disputes', 'functions', 'disputes'),
    ]);
    expect(accuracy).toBe(0.5);
    expect(f1).toEqual({ functions: 2 / 3, decisions: 0, disputes: 1, problems: 0 });
    expect(macroF1).toBeCloseTo((2 / 3 + 1) / 4);
    expect(wrong).toHaveLength(2);
  });
});
