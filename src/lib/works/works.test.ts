import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseReport } from '../markdown/parse.ts';
import type { Report } from '../schema.ts';
import { projectRoot } from '../vocab.ts';
import { WorkFinder } from './works.ts';

const folder = join(projectRoot(), 'content', 'reports');
const archive = readdirSync(folder).map((file) => parseReport(readFileSync(join(folder, file), 'utf8')));
const textOf = ({ sections }: (typeof archive)[number]) =>
  sections.flatMap(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)]).join('\n');

function copyOf(report: Report, changes: Partial<Report>): Report {
  return { ...report, ...changes };
}

test('different reports are different works', () => {
  const finder = new WorkFinder();
  for (const parsed of archive) finder.add(parsed.report, textOf(parsed));
  expect(finder.works()).toEqual([]);
});

test.each(archive.map((parsed) => [parsed.report.title, parsed] as const))(
  'copies of %s are one work',
  (_, parsed) => {
    const text = textOf(parsed);
    const finder = new WorkFinder();
    for (const other of archive) if (other !== parsed) finder.add(other.report, textOf(other));
    const official = copyOf(parsed.report, {
      id: 'r00000000000b',
      originUrl: 'http://www.example.gov.cn/a.html',
    });
    const mill = copyOf(parsed.report, { id: 'r00000000000a', originUrl: 'https://www.example.com/a.html' });
    const place = parsed.report.region?.path.at(-1) ?? '我市';
    finder.add(mill, text.replaceAll(place, '某地').replace(/\d+/g, '**'));
    finder.add(official, `打印 关闭\n${text}`);
    finder.add(copyOf(parsed.report, { originUrl: null }), text.replaceAll('，', ','));
    expect(finder.works()).toEqual([
      { preferred: 'r00000000000b', copies: ['r00000000000a', parsed.report.id].sort() },
    ]);
  },
);
