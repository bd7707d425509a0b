import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ParsedReport, parseReport } from '../../core/markdown/parse.ts';
import type { Report } from '../../core/schema.ts';
import { projectRoot } from '../../core/vocab.ts';
import { encodeFingerprint, fingerprintOf } from './fingerprint.ts';
import { findWorks } from './works.ts';

const folder = join(projectRoot(), 'content', 'reports');
const archive = readdirSync(folder).map((file) => parseReport(readFileSync(join(folder, file), 'utf8')));
const works = (reports: readonly ParsedReport[]) =>
  findWorks(
    reports.map((parsed) => ({
      report: parsed.report,
      fingerprint: encodeFingerprint(fingerprintOf(parsed)),
      relations: [],
    })),
  );

/** Another copy of a report: other facts, every passage and heading changed in the same way. */
const copyOf = (
  { report, sections }: ParsedReport,
  changes: Partial<Report>,
  change: (text: string) => string,
): ParsedReport => ({
  report: { ...report, ...changes },
  sections: sections.map((section) => ({
    ...section,
    passages: section.passages.map((passage) => ({ ...passage, text: change(passage.text) })),
  })),
});

test('different reports are different works', () => {
  expect(works(archive)).toEqual([]);
});

test('reports of hardly any text are no copies of each other', () => {
  const short = archive.map((parsed) => copyOf(parsed, {}, () => '略。'));
  expect(works(short)).toEqual([]);
});

test.each(archive.map((parsed) => [parsed.report.title, parsed] as const))(
  'copies of %s are one work',
  (_, parsed) => {
    const place = parsed.report.region?.path.at(-1) ?? '我市';
    const mill = copyOf(
      parsed,
      { id: 'r00000000000a', originUrl: 'https://www.example.com/a.html' },
      // Where nothing is known of a report, its figures are all that proves a copy.
      (text) => (parsed.report.period ? text.replace(/\d+/g, '**') : text).replaceAll(place, '某地'),
    );
    const official = copyOf(
      parsed,
      { id: 'r00000000000b', originUrl: 'http://www.example.gov.cn/a.html' },
      (text) => (text === parsed.sections[0]?.passages[0]?.text ? `打印 关闭 ${text}` : text),
    );
    const own = copyOf(parsed, { originUrl: null }, (text) => text.replaceAll('，', ','));
    const others = archive.filter((other) => other !== parsed);
    expect(works([...others, mill, official, own])).toEqual([
      { preferred: 'r00000000000b', copies: ['r00000000000a', parsed.report.id].sort() },
    ]);
  },
);
