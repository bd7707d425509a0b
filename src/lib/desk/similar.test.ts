import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Candidate, Rendered } from '../core/model.ts';
import { type Known, similarTo } from './similar.ts';

let traceDir: string;
beforeAll(() => {
  traceDir = mkdtempSync(join(tmpdir(), 'similar-'));
});
afterAll(() => rmSync(traceDir, { recursive: true }));

const facts = { title: null, issuer: null, source: null, region: null, regionCode: null, period: null };
const known = (id: string, over: Partial<Known> = {}): Known => ({
  id,
  file: `${id}.html`,
  facts,
  batch: '2026-11-30',
  host: 'www.example.gov.cn',
  isDecided: false,
  ...over,
});
const candidate = (value: string, rule: string, text = value): Candidate => ({
  value,
  rule,
  confidence: 1,
  evidence: { text, line: 1 },
});

type Found = Readonly<Record<string, readonly Candidate[]>>;

/** @returns `id: before → after` of the others; the first document is the one that was corrected */
async function similar(
  field: string,
  value: unknown,
  found: Found,
  others: readonly Known[] = [],
): Promise<string[]> {
  for (const [id, [best]] of Object.entries(found)) {
    const evidence = best ? [{ field, text: best.evidence?.text, line: 1, rule: best.rule }] : [];
    writeFileSync(join(traceDir, `${id}.json`), JSON.stringify({ evidence, removed: [], rewritten: [] }));
  }
  const read = async (id: string) => ({ candidates: { [field]: found[id] } }) as unknown as Rendered;
  const all = others.length > 0 ? others : Object.keys(found).map((id) => known(id));
  const result = await similarTo(known('a'), all, { field, value, read, traceDir });
  return result.map(({ id, before, after }) => `${id}: ${before} → ${after}`);
}

test('each gets what the rule that the person preferred found in its own text', async () => {
  const found = {
    a: [candidate('2021-05-01', 'page'), candidate('2021-03-01', 'label')],
    b: [candidate('2022-05-01', 'page'), candidate('2022-03-09', 'label')],
    'other rule': [candidate('2022-03-09', 'label')],
    'no such candidate': [candidate('2020-05-01', 'page')],
  };
  expect(await similar('published', '2021-03-01', found)).toEqual(['b: 2022-05-01 → 2022-03-09']);
});

test('a value that was typed holds for others only of what belongs to the body, and on the same words', async () => {
  const found = {
    a: [candidate('甲网', 'label', '来源：甲网')],
    b: [candidate('甲网', 'label', '来源：甲网')],
    'other words': [candidate('甲网', 'label', '甲网讯')],
    'other value': [candidate('乙网', 'label', '来源：乙网')],
  };
  expect(await similar('issuer', '甲县人民政府', found)).toEqual(['b: 甲网 → 甲县人民政府']);
  expect(await similar('documentNumber', '甲政〔2021〕1号', found)).toEqual([]);
});

test('what was unknown is given to others from the same place', async () => {
  const found = { a: [], b: [], 'read well': [candidate('乙县人民政府', 'label')] };
  expect(await similar('issuer', '甲县人民政府', found)).toEqual(['b: 不明 → 甲县人民政府']);
});

test('not from another host, and not where a person has decided', async () => {
  const wrong = [candidate('甲网', 'label')];
  const found = { a: wrong, 'other host': wrong, decided: wrong, 'no host': wrong, b: wrong };
  const others = [
    known('a'),
    known('other host', { host: 'www.example.org' }),
    known('decided', { isDecided: true }),
    known('no host', { host: null }),
    known('b'),
  ];
  expect(await similar('issuer', '甲县人民政府', found, others)).toEqual(['b: 甲网 → 甲县人民政府']);
});

test('where the rules were right there is nothing for others', async () => {
  const found = { a: [candidate('甲县人民政府', 'label')], b: [candidate('甲网', 'label')] };
  expect(await similar('issuer', '甲县人民政府', found)).toEqual([]);
});
