/** No single damage of what a build remembers gives another site. SCALE_DAMAGES makes it more or fewer. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/lib/random.ts';
import { damage, damagedPlaces } from '../damage.ts';
import { differences, makeArchive, runScript } from '../project.ts';

const count = Number(process.env['SCALE_DAMAGES'] ?? 300);
const seed = Number(process.env['SCALE_SEED'] ?? 20261130);
/** Every so many damages the site is gone as well, so that all of it comes out of what the build remembers. */
const withoutSite = 6;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-damage-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test(`after each of ${count} single damages the next build gives the same site or names the file`, async () => {
  const project = join(folder, 'project');
  const random = randomFrom(seed);
  makeArchive(project, 4, 3);
  // The second build leaves a site to build into, as most builds find it.
  for (let round = 0; round < 2; round++) await runScript(project, 'scripts/build.ts');
  const good = join(folder, 'good');
  cpSync(join(project, 'dist'), good, { recursive: true });
  const wrong: string[] = [];
  let refused = 0;
  for (let number = 0; number < count; number++) {
    const places = damagedPlaces(project);
    const { file, kind } = damage(project, places[number % places.length] ?? 'dist', random);
    if (number % withoutSite === withoutSite - 1) {
      for (const name of ['dist', '.cache/spare'])
        rmSync(join(project, name), { recursive: true, force: true });
    }
    const said = await runScript(project, 'scripts/build.ts').then(
      () => '',
      (error: Error) => error.message,
    );
    process.stderr.write(`${number + 1}/${count} ${file}: ${kind}${said && ', refused'}\n`);
    const others = said ? [] : differences(join(project, 'dist'), good);
    if (said && !said.includes(file)) wrong.push(`${file}: ${kind}: refused without its name: ${said}`);
    if (others.length > 0) wrong.push(`${file}: ${kind}: another ${others.slice(0, 5).join(', ')}`);
    if (said) refused += 1;
    // A fresh start, so that one fault is not counted again.
    if (said || others.length > 0) await runScript(project, 'scripts/build.ts', '--no-cache');
  }
  process.stderr.write(`${count} damages: ${refused} refused by name, ${wrong.length} wrong\n`);
  expect(wrong).toEqual([]);
});
