/** What the README says is checked against what is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../core/run.ts';
import { pipeline } from '../reading/pipeline.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The part of the README below a heading. */
function section(heading: string): string {
  const text = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (text === undefined) throw new Error(`README.md has no section "${heading}"`);
  return text;
}

test('the way of the data lists the stages of the pipeline in order', () => {
  const listed = [...section('The way of the data').matchAll(/^\d+\. `(\w+)`: (.+)$/gm)];
  expect(listed.map(([, name, purpose]) => ({ name, purpose }))).toEqual(
    pipeline.stages.map(({ name, purpose }) => ({ name, purpose })),
  );
});

test('the commands are those of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = [...section('Commands').matchAll(/^\| `npm (?:run )?([\w:]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
});

test('every folder of the map and every linked file is there', () => {
  const mapped = [...section('Folders').matchAll(/^([\w./-]+\/) {2,}/gm)].map(([, path = '']) => path);
  const linked = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(mapped.length).toBeGreaterThan(5);
  expect([...mapped, ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
