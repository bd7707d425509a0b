/** `/reports/<id>.json` and `/regions/<key>.json` keep to the published schemas, and hold what the tables hold. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../src/lib/markdown/parse.ts';
import { ids, makeDataSet } from './data-set.ts';

const set = await makeDataSet();
afterAll(() => rmSync(set.folder, { recursive: true }));

const json = (...path: string[]) => JSON.parse(readFileSync(join(set.outDir, ...path), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
const validate = ajv.compile(json('data', 'report.schema.json'));

describe.each(ids)('%s', (id) => {
  const document = json('reports', `${id}.json`);

  test('is valid', () => {
    validate(document);
    expect(validate.errors).toBeNull();
  });

  test('holds the front matter and the text as they stand in the Markdown', () => {
    const { report, sections } = parseReport(readFileSync(join(set.reportsDir, `${id}.md`), 'utf8'));
    expect(document.report).toEqual(report);
    const texts = document.sections.map(({ text }: { text: string | null }) => text ?? '');
    expect(texts.join('\n').split('\n').filter(Boolean)).toEqual(
      sections.flatMap(({ passages }) => passages.flatMap(({ text }) => text.split('\n'))).filter(Boolean),
    );
  });
});

test('all documents together have as many rows as the tables', () => {
  const documents = ids.map((id) => json('reports', `${id}.json`));
  for (const name of ['sections', 'figures', 'citations', 'duties']) {
    const count = documents.reduce((sum, document) => sum + document[name].length, 0);
    expect(count).toBe(set.result.rows[name]);
  }
});

test('the schema refuses what is not as it says', () => {
  const document = json('reports', `${ids[0]}.json`);
  expect(validate({ ...document, more: 1 })).toBe(false);
  expect(validate({ ...document, figures: [{ ...document.figures[0], value: '多' }] })).toBe(false);
  expect(validate({ ...document, summary: { ...document.summary, kind: 'poem' } })).toBe(false);
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
