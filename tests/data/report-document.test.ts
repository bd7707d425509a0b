/** `/reports/<id>.json` and `/regions/<key>.json` keep to the published schemas, and hold what the tables hold. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { ids, makeDataSet } from './data-set.ts';

const set = await makeDataSet();
afterAll(() => rmSync(set.folder, { recursive: true }));

const json = (...path: string[]) => JSON.parse(readFileSync(join(set.outDir, ...path), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
const validate = ajv.compile(json('data', 'report.schema.json'));

interface Passage {
  readonly anchor: string;
  readonly text: string;
}

const passagesOf = (document: { sections: { passages: Passage[] }[] }): Passage[] =>
  document.sections.flatMap(({ passages }) => passages);

describe.each(ids)('%s', (id) => {
  const document = json('reports', `${id}.json`);

  test('is valid', () => {
    validate(document);
    expect(validate.errors).toBeNull();
  });

  test('holds the front matter and the text as they stand in the Markdown', () => {
    const markdown = readFileSync(join(set.reportsDir, `${id}.md`), 'utf8');
    const { report, sections } = parseReport(markdown);
    expect(document.report).toEqual(report);
    expect(passagesOf(document).map(({ anchor, text }) => [anchor, text])).toEqual(
      sections.flatMap(({ passages }) => passages.map(({ anchor, text }) => [anchor, text])),
    );
  });

  test('is at most three times as large as the Markdown', () => {
    const { size } = statSync(join(set.reportsDir, `${id}.md`));
    expect(statSync(join(set.outDir, 'reports', `${id}.json`)).size).toBeLessThanOrEqual(3 * size);
  });

  test('says of figures what the table says, and points to where they stand', () => {
    const texts = new Map(passagesOf(document).map(({ anchor, text }) => [anchor, text]));
    const rows = readFileSync(join(set.data, 'figures.jsonl'), 'utf8').trimEnd().split('\n');
    const own = rows.map((row) => JSON.parse(row)).filter((row) => row.report_id === id);
    const told = document.figures.map((figure: Record<string, unknown>) => [
      figure['indicator'] ?? null,
      figure['value'] ?? null,
      figure['unit'] ?? null,
      figure['scope'] ?? null,
      figure['anchor'],
      figure['offset'],
    ]);
    expect(told).toEqual(
      own.map((row) => [row.indicator, row.value, row.unit, row.scope, row.anchor, row.offset]),
    );
    for (const { anchor, offset, length } of document.figures) {
      expect(texts.get(anchor)?.slice(offset, offset + length)).toMatch(
        /[\d零一二两三四五六七八九十百千万未没无半首全]/u,
      );
    }
  });
});

test('all documents together have as many findings as the tables', () => {
  const documents = ids.map((id) => json('reports', `${id}.json`));
  for (const name of ['sections', 'figures', 'citations']) {
    const count = documents.reduce((sum, document) => sum + document[name].length, 0);
    expect(count).toBe(set.result.rows[name]);
  }
});

test('the schema refuses what is not as it says', () => {
  const document = json('reports', `${ids[0]}.json`);
  expect(validate({ ...document, more: 1 })).toBe(false);
  expect(validate({ ...document, figures: [{ ...document.figures[0], value: '多' }] })).toBe(false);
  expect(validate({ ...document, report: { ...document.report, kind: 'poem' } })).toBe(false);
});

test('every report with a region stands in the document of its region, which is valid', () => {
  const isRegion = ajv.compile(json('data', 'region.schema.json'));
  const found = readdirSync(join(set.outDir, 'regions')).flatMap((name) => {
    const document = json('regions', name);
    isRegion(document);
    expect(isRegion.errors).toBeNull();
    return document.reports.map(({ id }: { id: string }) => `${id} ${document.region.code}`);
  });
  const expected = ids.flatMap((id) => {
    const { region } = json('reports', `${id}.json`).report;
    return region ? [`${id} ${region.code}`] : [];
  });
  expect(expected.length).toBeGreaterThan(0);
  expect(found.sort()).toEqual(expected.sort());
  expect(isRegion({ format: 'other', reports: [] })).toBe(false);
});
