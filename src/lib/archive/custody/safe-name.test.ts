import { expect, test } from 'vitest';
import { safeName } from './safe-name.ts';

test.each([
  ['报告 (终稿).txt', '报告-终稿-.txt'],
  ['../../etc/passwd', 'etc-passwd'],
  ['-rf.html', 'rf.html'],
  ['.htaccess', 'htaccess'],
  ['source.yml', 'document-source.yml'],
  ['Source.YML', 'document-Source.YML'],
  ['ſource.yml', 'document-ſource.yml'],
  ['ｓｏｕｒｃｅ.yml', 'document-ｓｏｕｒｃｅ.yml'],
  ['sources.yml', 'sources.yml'],
  ['CON', 'document-CON'],
  ['nul', 'document-nul'],
  ['aux.html', 'document-aux.html'],
  ['Lpt1.tar.gz', 'document-Lpt1.tar.gz'],
  ['com¹.txt', 'document-com¹.txt'],
  ['auxiliary.html', 'auxiliary.html'],
  ['console.txt', 'console.txt'],
  ['a\u001b[31m.txt', 'a-31m.txt'],
  ['a\ud800b.txt', 'a-b.txt'],
  ['...', 'document'],
  ['', 'document'],
])('%j is stored as %j', (name, expected) => {
  expect(safeName(name)).toBe(expected);
});

test('a long name is cut and keeps its ending', () => {
  const name = safeName(`${'长'.repeat(200)}.docx`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
  expect(name).toMatch(/^长+\.docx$/);
});
