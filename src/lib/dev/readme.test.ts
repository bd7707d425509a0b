/** What the README says is checked against what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '../../../.dependency-cruiser.mjs';
import { root } from '../core/run.ts';
import { pipeline } from '../reading/pipeline.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The part of the README below a heading. */
function section(heading: string): string {
  const text = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (text === undefined) throw new Error(`README.md has no section "${heading}"`);
  return text;
}

test('how it works lists the stages of the pipeline in order', () => {
  const listed = [...section('How it works').matchAll(/^\d+\. `(\w+)`: (.+)$/gm)];
  expect(listed.map(([, name, purpose]) => ({ name, purpose }))).toEqual(
    pipeline.stages.map(({ name, purpose }) => ({ name, purpose })),
  );
});

test('the commands are those of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = [...section('Commands').matchAll(/^\| `npm (?:run )?([\w:]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
});

const mapped = () => [...section('Folders').matchAll(/^([\w./-]+\/) {2,}/gm)].map(([, path = '']) => path);

test('every folder of the map and every linked file is there', () => {
  const linked = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(linked.length).toBeGreaterThan(5);
  expect([...mapped(), ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the map lists the rooms of src/lib in the order that imports keep to, and leaves none out', () => {
  const listed = mapped().flatMap((path) => /^src\/lib\/(.+)\/$/.exec(path)?.[1] ?? []);
  expect(listed).toEqual(rooms);
  const folders = readdirSync(join(root, 'src/lib'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  expect(new Set(rooms.map((room) => room.split('/')[0]))).toEqual(new Set(folders.map(({ name }) => name)));
});

test("every link in the developers' documentation leads to a file, and to a heading where it names one", () => {
  const files = ['CONTRIBUTING.md', 'SECURITY.md', ...docs('docs')];
  expect(files.length).toBeGreaterThan(10);
  const broken = files.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:)([^)]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !isThere(file, link))
      .map((link) => `${file}: ${link}`),
  );
  expect(broken).toEqual([]);
});

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const docs = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

function isThere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, file))) return false;
  const words = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return heading === undefined || words.includes(heading);
}
