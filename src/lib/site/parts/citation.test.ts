import core from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { type BiblatexParseResult, parse, parseRIS } from 'biblatex-csl-converter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../core/sample-report.ts';
import type { Report } from '../../core/schema.ts';
import { citationFormats, cslItem, gbt7714 } from './citation.ts';

const address = 'https://archive.example/base/reports/r0123456789ab/';
const unknown = { issuer: null, published: null, documentNumber: null } as const;

const written = (report: Report, name: string): string =>
  citationFormats(report, address).find((format) => format.name === name)?.text ?? '';

/** What another library read: the first entry, with runs of text joined. */
function firstEntry({ entries }: Pick<BiblatexParseResult, 'entries'>) {
  const [entry] = Object.values(entries);
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(text).join('');
    if (typeof value !== 'object' || value === null) return String(value ?? '');
    if ('literal' in value) return text(value.literal);
    return 'text' in value ? String(value.text) : '';
  };
  const fields = Object.entries(entry?.fields ?? {}).map(([name, value]) => [name, text(value)]);
  return { type: entry?.bib_type, fields: Object.fromEntries(fields) as Record<string, string> };
}

describe('GB/T 7714', () => {
  const title = '某某市人民政府2020年法治政府建设情况报告';
  it.each<[string, Partial<Report>, string | null, string]>([
    ['all known', {}, address, `某某市人民政府. ${title}[R/OL]. (2021-03-31)[D]. ${address}.`],
    ['no body', { issuer: null }, address, `${title}[R/OL]. (2021-03-31)[D]. ${address}.`],
    ['no date', { published: null }, address, `某某市人民政府. ${title}[R/OL]. [D]. ${address}.`],
    ['no address of the site', {}, null, `某某市人民政府. ${title}[R/OL]. (2021-03-31)[D].`],
    ['nothing but a title', unknown, null, `${title}[R/OL]. [D].`],
    ['a title put together', { titleInferred: true, ...unknown }, null, `[${title}][R/OL]. [D].`],
    ['no report', { kind: 'other', ...unknown }, null, `${title}[Z/OL]. [D].`],
    ['half a year', { kind: 'half-year-report', ...unknown }, null, `${title}[R/OL]. [D].`],
    [
      'a title on two lines',
      { title: '某市\n2020年 报告', ...unknown },
      null,
      '某市 2020年 报告[R/OL]. [D].',
    ],
  ])('with %s', (_, over, at, expected) => {
    const { before, after } = gbt7714(sampleReport(over), at);
    expect(`${before}[D]${after}`).toBe(expected);
  });
});

describe('exports for reference managers', () => {
  const report = sampleReport({ title: '关于“放管服”的报告：100% & _项_ #1 {甲} $5 \\x·—〔2018〕' });

  it('write BibTeX from which another library reads the report', () => {
    const result = parse(written(report, 'BibTeX'));
    expect([result.errors, result.warnings]).toEqual([[], []]);
    expect(firstEntry(result)).toEqual({
      type: 'report',
      fields: {
        title: report.title,
        author: report.issuer,
        institution: report.issuer,
        type: '年度报告',
        number: report.documentNumber,
        date: report.published,
        language: 'zh-CN',
        url: address,
      },
    });
  });

  it('write RIS from which another library reads the report', () => {
    const result = parseRIS(written(report, 'RIS'));
    expect(result.errors).toEqual([]);
    const { type, fields } = firstEntry(result);
    expect(type).toBe('report');
    expect(fields).toMatchObject({ title: report.title, author: report.issuer, url: address, date: '2021' });
  });

  it.each(['BibTeX', 'RIS', 'CSL-JSON'])('write %s as citation.js understands it', (name) => {
    const plain = sampleReport();
    const [read] = new core.Cite(written(plain, name)).data;
    expect(read).toMatchObject({
      type: 'report',
      title: plain.title,
      publisher: plain.issuer,
      URL: address,
    });
    expect(JSON.stringify(read)).toMatch(/"author":\[\{"(literal|family)":"某某市人民政府"\}\]/);
    expect(JSON.stringify(read)).toContain('"date-parts":[[2021,3');
    expect(JSON.stringify(read)).toContain(plain.documentNumber);
  });

  it('keep any title whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z一-龥%&_#{}$\\“”（）·〔〕 ]{1,40}$/), (title) => {
        fc.pre(title.trim() !== '');
        const line = title.replace(/\s+/g, ' ').trim();
        const strange = sampleReport({ title });
        expect(firstEntry(parse(written(strange, 'BibTeX'))).fields['title']).toBe(line);
        expect(firstEntry(parseRIS(written(strange, 'RIS'))).fields['title']).toBe(line);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('print what TeX has commands for', () => {
    expect(written(sampleReport({ title: '甲^乙~' }), 'BibTeX')).toContain(
      'title = {甲\\textasciicircum{}乙\\textasciitilde{}}',
    );
  });

  it('leave out what is unknown', () => {
    expect(cslItem(sampleReport({ titleInferred: true, ...unknown }), null)).toEqual({
      id: 'r0123456789ab',
      type: 'report',
      title: '[某某市人民政府2020年法治政府建设情况报告]',
      genre: '年度报告',
      language: 'zh-CN',
    });
    for (const { text } of citationFormats(sampleReport({ kind: 'other', ...unknown }), null)) {
      expect(text).not.toMatch(/null|undefined|\{\}/);
    }
  });
});
