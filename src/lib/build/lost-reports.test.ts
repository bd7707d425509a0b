import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RefusedRemoval, refuseLosses, refuseLostOriginals } from './lost-reports.ts';

let dir = '';
const ids = ['r000000000001', 'r000000000002', 'r00000000000a'];
const page = (id: string) => `reports/${id}/index.html`;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lost-reports-'));
  for (const path of [...ids.map(page), 'reports/2021/index.html', 'reports/index.html']) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), '');
  }
  mkdirSync(join(dir, 'reports', 'r0000000000ff'));
});
afterAll(() => rmSync(dir, { recursive: true }));

test('a site with all reports, and more, may take the place', () => {
  refuseLosses(dir, [...ids, 'r00000000000b'].map(page));
  refuseLosses(join(dir, 'nowhere'), []);
});

test('a report that is lost because a stage failed on it comes with the reason', () => {
  const line = `content/reports/${ids[1]}.md: no title`;
  const others = ids.filter((id) => id !== ids[1]).map(page);
  expect(() => refuseLosses(dir, others, [{ id: ids[1] ?? '', line }])).toThrow(line);
});

test.each([
  [[ids[0], ids[1]], [ids[2]]],
  [[ids[1]], [ids[0], ids[2]]],
  [[], ids],
])('with %j alone the others are named, and how to confirm', (kept, lost) => {
  const paths = [...kept.map((id) => page(id ?? '')), 'reports/index.html'];
  let refused: unknown;
  try {
    refuseLosses(dir, paths);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(RefusedRemoval);
  expect((refused as RefusedRemoval).ids).toEqual(lost);
  expect((refused as RefusedRemoval).message).toContain(lost.join(', '));
  expect((refused as RefusedRemoval).message).toContain('--confirm-removal');
});

test('an original that the site has and the archive has lost is named, with how to restore it', () => {
  mkdirSync(join(dir, 'raw', ids[0] ?? ''), { recursive: true });
  const lines = ids.map((id) => ({ id, line: `content/raw/${id}: there is no source.yml` }));
  refuseLostOriginals(dir, lines.slice(1));
  expect(() => refuseLostOriginals(dir, lines)).toThrow(
    `${dir} has 1 originals that are missing or damaged in content/raw: ${ids[0]}. Restore`,
  );
  expect(() => refuseLostOriginals(dir, lines)).toThrow(lines[0]?.line);
});
