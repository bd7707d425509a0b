/** The queries of content/docs/data.md give the answers that stand below them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { afterAll, expect, test } from 'vitest';
import { markdownProcessor } from '../../src/lib/markdown/processor.ts';
import { projectRoot } from '../../src/lib/vocab.ts';
import { makeDataSet } from './data-set.ts';
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

test('there are two examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
});

test.each(examples)('$sql', async ({ sql, expected }) => {
  const { columns, rows } = await query(set.data, sql);
  expect([columns, ...rows.map((row) => row.map((value) => String(value ?? '')))]).toEqual(expected);
});

test('every file that the page names is there, and every table is named', () => {
  for (const table of Object.keys(set.result.rows)) expect(page).toContain(`\`${table}\``);
});
