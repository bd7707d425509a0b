/** The queries of content/docs/data.md give the answers that stand below them. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { afterAll, describe, expect, test } from 'vitest';
import { markdownProcessor } from '../../src/lib/core/markdown/processor.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';
import { StagingDir } from '../../src/lib/incremental/output/staging-dir.ts';
import { makeDataSet, writeSet } from './data-set.ts';
import { query } from './query.ts';

const page = readFileSync(join(projectRoot(), 'content', 'docs', 'data.md'), 'utf8');
const { children } = markdownProcessor.parse(page) as Root;
const set = await makeDataSet();
afterAll(() => rmSync(set.folder, { recursive: true }));

function tableCells(node: RootContent | undefined): string[][] {
  if (node?.type !== 'table') throw new Error('data.md: no table below a query');
  return node.children.map((row) => row.children.map((cell) => plainText(cell)));
}

const examples = children.flatMap((node, index) =>
  node.type === 'code' && node.lang === 'sql'
    ? [{ sql: node.value, expected: tableCells(children[index + 1]) }]
    : [],
);

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
});

const parted = join(set.folder, 'parted');
await writeSet(set.source, new StagingDir(parted, null), { maxPartBytes: 3_000 });

test('tables in several files were made for the examples', () => {
  const names = readdirSync(join(parted, 'data'));
  for (const table of ['figures', 'reports', 'sections', 'duties']) {
    const files = names.filter((name) => name.startsWith(table) && name.endsWith('.parquet'));
    expect(files.length, table).toBeGreaterThan(1);
  }
});

describe.each([
  ['one file a table', set.data],
  ['several files a table', join(parted, 'data')],
])('%s', (_, data) => {
  test.each(examples)('$sql', async ({ sql, expected }) => {
    const { columns, rows } = await query(data, sql);
    expect([columns, ...rows.map((row) => row.map((value) => String(value ?? '')))]).toEqual(expected);
  });

  test.each(['csv', 'jsonl', 'parquet'])('all files of a table are read at once as %s', async (ending) => {
    for (const [table, count] of Object.entries(set.result.rows)) {
      if (count === 0) continue;
      const answer = await query(data, `SELECT count(*)::INTEGER FROM '${table}*.${ending}'`);
      expect(answer.rows, table).toEqual([[count]]);
    }
  });
});

test('every table is named', () => {
  for (const table of Object.keys(set.result.rows)) expect(page).toContain(`\`${table}\``);
});
