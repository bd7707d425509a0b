/** No single damage of what a build remembers gives another site. SCALE_DAMAGES makes it more or fewer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/lib/random.ts';
import { checkedPlaces, damage } from '../damage.ts';
import { hashesOf, makeArchive, runScript } from '../project.ts';

const count = Number(process.env['SCALE_DAMAGES'] ?? 300);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-damage-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test(`after each of ${count} single damages the next build gives the same site`, async () => {
  const project = join(folder, 'project');
  const random = randomFrom(20261130);
  makeArchive(project, 6, 3);
  // The second build leaves a site to build into, as most builds find it.
  for (let round = 0; round < 2; round++) await runScript(project, 'scripts/build.ts');
  const good = hashesOf(join(project, 'dist'));
  for (let number = 0; number < count; number++) {
    const place = checkedPlaces[number % checkedPlaces.length] ?? 'dist';
    const what = damage(project, place, random);
    await runScript(project, 'scripts/build.ts');
    process.stderr.write(`${number + 1}/${count} ${what}\n`);
    expect(hashesOf(join(project, 'dist')), what).toEqual(good);
  }
});
