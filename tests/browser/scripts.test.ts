/** Which page loads which script: one page's script asks for texts that the others do not carry, and fails there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, siteDir, test } from './harness.ts';

const folder = join(siteDir, '_astro');
const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
/** At once or later, as the bundler writes it. */
const mention = /["'`]\.\/([\w.-]+\.js)["'`]/g;
const imports = new Map(
  names.map((name) => {
    const code = readFileSync(join(folder, name), 'utf8');
    return [name, [...code.matchAll(mention)].map(([, file = '']) => file)];
  }),
);

/** Entries of pages are named after their template. */
const entries = names.filter((name) => /^[A-Z]\w*\.astro_/.test(name));

function reachedFrom(entry: string): Set<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const next of imports.get(name) ?? []) visit(next);
  };
  visit(entry);
  return reached;
}

const ofSearchPage = (name: string): boolean => /^search-page\./.test(name);

test('the page of the search loads its script', () => {
  const search = entries.find((name) => name.startsWith('Search.')) ?? '';
  expect([...reachedFrom(search)].filter(ofSearchPage)).toHaveLength(1);
});

test.for(
  entries.filter((name) => !name.startsWith('Search.')).map((name) => [name.split('.')[0], name] as const),
)('%s does not load the script of the search page', ([, entry]) => {
  expect([...reachedFrom(entry)].filter(ofSearchPage)).toEqual([]);
});
