/** A report that a stage fails on costs itself: the others are built, the site says so, the command fails. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, makeArchive, runScript } from './project.ts';

let folder = '';
let healthy = '';
let ids: readonly string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'left-out-'));
  healthy = join(folder, 'healthy');
  makeArchive(healthy, 5, 3);
  await runScript(healthy, 'scripts/build.ts');
  ids = readdirSync(join(healthy, 'content', 'raw')).sort();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Makes the code of a project fail on a report whose id stands in a variable. */
function plant(project: string, file: string, before: string, variable: string, id: string): void {
  const path = join(project, file);
  const code = readFileSync(path, 'utf8');
  expect(code).toContain(before);
  writeFileSync(
    path,
    code.replace(before, `if (${variable} === '${id}') throw new Error('planted');\n${before}`),
  );
}

const buildFails = (project: string, ...args: string[]): Promise<string> =>
  runScript(project, 'scripts/build.ts', ...args).then(
    () => 'built',
    (error: Error) => error.message,
  );

const stages = [
  ['src/templates/Report.astro', 'const { t,', 'Astro.props.view.id'],
  ['src/lib/site/views/reports.ts', '  const { crumbs, earlier', 'report.id'],
  ['src/lib/search/build/unit.ts', '  const bytes = makeText(file, read);', 'file.id'],
] as const;

test('a template, a view and the search each fail on a report: the others are built as if those were not there', {
  timeout: 900_000,
}, async () => {
  const project = join(folder, 'faulty');
  cpSync(healthy, project, { recursive: true, verbatimSymlinks: true });
  const faulty = ids.slice(1, 1 + stages.length);
  for (const [index, [file, before, variable]] of stages.entries())
    plant(project, file, before, variable, faulty[index] ?? '');

  // The site that stands there shows them, and is not replaced without being asked.
  const refused = await buildFails(project);
  expect(refused).toContain(`shows 3 reports that this build would remove: ${faulty.join(', ')}. Restore`);
  for (const id of faulty) expect(refused).toContain(`\n  content/reports/${id}.md: report ${id}: `);
  expect(differences(join(project, 'dist'), join(healthy, 'dist'))).toEqual([]);

  const said = await buildFails(project, '--confirm-removal');
  expect(said).toContain('build: 3 documents failed, the others are built:');
  for (const id of faulty) expect(said).toContain(`\n  content/reports/${id}.md: report ${id}: `);
  const page = (path: string): string => readFileSync(join(project, 'dist', path), 'utf8');
  for (const id of faulty) {
    expect(existsSync(join(project, 'dist', 'reports', id))).toBe(false);
    expect(page('review/index.html')).toContain(id);
  }
  expect(page('index.html')).toContain('另有3份报告');
  expect(page('en/index.html')).toContain('3 more reports');

  const without = join(folder, 'without');
  cpSync(project, without, { recursive: true, verbatimSymlinks: true });
  const gone = faulty.flatMap((id) => [`content/raw/${id}`, `content/reports/${id}.md`]);
  for (const path of ['dist', '.cache', ...gone])
    rmSync(join(without, path), { recursive: true, force: true });
  await runScript(without, 'scripts/build.ts');
  const others = differences(join(project, 'dist'), join(without, 'dist'));
  // These tell of what is in `content`.
  const telling = ['data/SHA256SUMS', 'data/datapackage.json', 'manifest.json', 'manifest/000.json'];
  expect(others.filter((path) => !telling.includes(path))).toEqual([
    'en/index.html',
    'index.html',
    'review/index.html',
  ]);
});
