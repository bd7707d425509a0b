import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesOf } from './licences.ts';

test('every package is told once, under its licence, and those without one too', () => {
  const dir = mkdtempSync(join(tmpdir(), 'licences-'));
  const packages = {
    '': { license: 'MIT' },
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b': { version: '2.0.0', license: 'ISC' },
    'node_modules/b/node_modules/@c/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/d/node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/e': { version: '3.0.0' },
  };
  writeFileSync(join(dir, 'lock.json'), JSON.stringify({ packages }));
  expect(licencesOf(join(dir, 'lock.json'))).toEqual([
    ['MIT', ['@c/a@1.0.0', 'a@1.0.0']],
    ['ISC', ['b@2.0.0']],
    ['not named', ['e@3.0.0']],
  ]);
  rmSync(dir, { recursive: true });
});
