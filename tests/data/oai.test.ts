/** `/data/oai/*.xml` are OAI-PMH static repositories: schemas written from the specification, checked by libxml2. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { maxRecords, type OaiSettings, staticRepository } from '../../src/lib/publish/data/oai.ts';
import { oaiOutputs } from '../../src/lib/publish/data/outputs.ts';
import type { DataEntry } from '../../src/lib/publish/data/plan-tables.ts';
import { ids, makeDataSet, oai } from './data-set.ts';

const set = await makeDataSet();
afterAll(() => rmSync(set.folder, { recursive: true }));

const xsd = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(`./xsd/${fileName}`, import.meta.url), 'utf8'),
});
const main = 'static-repository.xsd';

async function errorsOf(contents: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'records.xml', contents },
    schema: [xsd(main)],
    preload: ['oai-pmh.xsd', 'oai_dc.xsd', 'dc.xsd'].map(xsd),
  });
  return errors.map(({ message }) => message);
}

const path = 'data/oai/records.xml';
const written = readFileSync(join(set.outDir, path), 'utf8');
const { entries } = set.source;
const [first] = entries as [DataEntry];
const make = (report: Partial<DataEntry['report']>, settings: Partial<OaiSettings> = {}) =>
  staticRepository([{ ...first, report: { ...first.report, ...report } }], path, { ...oai, ...settings });

test('the records of the archive are valid', async () => {
  expect(await errorsOf(written)).toEqual([]);
  expect(readdirSync(join(set.data, 'oai'))).toEqual(['records.xml']);
  for (const id of ids) {
    expect(written).toContain(`<oai:identifier>oai:example.org:${id}</oai:identifier>`);
    expect(written).toContain(`<dc:identifier>https://example.org/archive/reports/${id}/</dc:identifier>`);
  }
});

test.each([
  ['no e-mail', (text: string) => text.replace(/<oai:adminEmail>.*\n/, '')],
  ['a time of day', (text: string) => text.replace(/(<oai:datestamp>[\d-]+)/, '$1T00:00:00Z')],
  ['a record twice', (text: string) => text.replace(/( *<oai:record>[\s\S]*?<\/oai:record>\n)/, '$1$1')],
  ['no records', (text: string) => text.replace(/<oai:record>[\s\S]*<\/oai:record>/, '')],
  ['an unknown element', (text: string) => text.replaceAll('dc:title', 'dc:heading')],
  ['an empty element', (text: string) => text.replace(/<dc:title>[^<]*/, '<dc:title>')],
])('%s is not', async (_, change) => {
  expect(change(written)).not.toBe(written);
  expect(await errorsOf(change(written))).not.toEqual([]);
});

test('a text cannot become markup, and what XML cannot hold is left out', async () => {
  const text = make({
    title: '<b>&"\u0000\u0008\ud800\ufffe]]></b>',
    issuer: 'A&B',
    source: null,
    subject: null,
  });
  expect(await errorsOf(text)).toEqual([]);
  expect(text).toContain('<dc:creator>A&amp;B</dc:creator>');
  expect(text).toMatch(/<dc:title>&lt;b&gt;&amp;(&quot;|")\]\]&gt;&lt;\/b&gt;<\/dc:title>/);
});

test('what is not known has no element', async () => {
  const unknown = { issuer: null, source: null, region: null, period: null, published: null, written: null };
  const text = make({ ...unknown, subject: null, originUrl: null });
  expect(await errorsOf(text)).toEqual([]);
  expect(text).not.toMatch(/dc:(creator|publisher|coverage|date|subject|source)/);
});

test('a gateway stands before the address of the file', () => {
  expect(make({}, { gateway: 'https://gateway.example/oai/' })).toContain(
    '<oai:baseURL>https://gateway.example/oai/example.org/archive/data/oai/records.xml</oai:baseURL>',
  );
});

test('more records than a static repository should have are parted by year; without a day of receipt there are none', () => {
  const many = Array.from({ length: maxRecords + 1 }, (_, index): DataEntry => {
    const id = `r${index.toString(16).padStart(12, '0')}`;
    const period = { start: `${2020 + (index % 2)}-01-01`, end: `${2020 + (index % 2)}-12-31` };
    return { ...first, report: { ...first.report, id, period } };
  });
  const paths = (some: readonly DataEntry[]) => oaiOutputs(some, oai, '').flatMap((output) => output.paths);
  expect(paths(many.slice(1))).toEqual([path]);
  expect(paths(many)).toEqual(['data/oai/records-2020.xml', 'data/oai/records-2021.xml']);
  expect(paths([{ ...first, received: null }])).toEqual([]);
});
