/** What people do to an archive between two builds. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { madeUpReports, writeArchive } from '../../scripts/bench/lib/made-up-archive.ts';
import type { Random } from '../../scripts/bench/lib/random.ts';
import { allCurrent } from '../../src/lib/core/regions/gazetteer.ts';

/** An archive that changes. */
export interface Changing {
  readonly dir: string;
  readonly seed: number;
  readonly random: Random;
  /** Index of the next made-up report that is not in the archive. */
  next: number;
}

export type Change = (archive: Changing) => void;

const rawDir = ({ dir }: Changing): string => join(dir, 'content', 'raw');
const markdownOf = ({ dir }: Changing, id: string): string => join(dir, 'content', 'reports', `${id}.md`);

const pickId = (archive: Changing): string => archive.random.pick(readdirSync(rawDir(archive)).sort());

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path}: the change changes nothing`);
  writeFileSync(path, after);
}

function correct(archive: Changing, id: string, field: string, value: unknown): void {
  edit(join(rawDir(archive), id, 'source.yml'), (yaml) => {
    const document = parseDocument(yaml);
    const { corrections } = parse(yaml) as { corrections: { field: string }[] };
    const others = corrections.filter((one) => one.field !== field);
    document.set('corrections', [
      ...others,
      { field, value, reason: `改正第${archive.random.below(1e9)}次` },
    ]);
    return document.toString({ lineWidth: 0 });
  });
}

function withdraw(archive: Changing): string {
  const id = pickId(archive);
  rmSync(join(rawDir(archive), id), { recursive: true });
  rmSync(markdownOf(archive, id), { force: true });
  return id;
}

const add: Change = (archive) => {
  const { dir, seed, next } = archive;
  writeArchive(madeUpReports(next, next + 1, seed), dir);
  archive.next += 1;
};

export const changes: Readonly<Record<string, Change>> = {
  'add a report': add,
  'add several reports': (archive) => {
    for (let i = 0; i < 3; i++) add(archive);
  },
  'put another text in the place of one': (archive) => {
    withdraw(archive);
    add(archive);
  },
  'correct a date': (archive) => {
    const date = `2024-0${1 + archive.random.below(9)}-${10 + archive.random.below(18)}`;
    correct(archive, pickId(archive), 'published', date);
  },
  'correct a title': (archive) => {
    correct(archive, pickId(archive), 'title', `法治政府建设情况报告（${archive.random.below(1e6)}）`);
  },
  'correct a region': (archive) => {
    const { code, path, level } = archive.random.pick(allCurrent('county'));
    correct(archive, pickId(archive), 'region', { code, path: [...path], level });
  },
  'correct a period': (archive) => {
    const year = 2011 + archive.random.below(15);
    correct(archive, pickId(archive), 'period', { start: `${year}-01-01`, end: `${year}-12-31` });
  },
  'withdraw a report': withdraw,
  'withdraw a report with a note': (archive) => {
    const id = withdraw(archive);
    edit(join(archive.dir, 'content/vocab/withdrawn.yml'), (yaml) => {
      const entry = `- { path: reports/${id}/, reason: 发布机关要求撤下, date: "2026-11-22" }\n`;
      return `${yaml.replace(/^\[\]\n/m, '')}${entry}`;
    });
  },
  'edit the Markdown by hand': (archive) => {
    const path = markdownOf(archive, pickId(archive));
    if (existsSync(path))
      edit(path, (text) => `${text}\n## 附录\n\n人工补记${archive.random.below(1e6)}件。\n`);
  },
  'lose a file of Markdown': (archive) => rmSync(markdownOf(archive, pickId(archive)), { force: true }),
  'change a word of a vocabulary': ({ dir, random }) => {
    const words: readonly (readonly [file: string, word: RegExp])[] = [
      ['site-labels', /(annual-report: )\S+/],
      ['section-kinds', /(name: )\S+/],
      ['indicators', /(name: )\S+/],
    ];
    const [file, word] = random.pick(words);
    edit(join(dir, 'content', 'vocab', `${file}.yml`), (yaml) =>
      yaml.replace(word, `$1改名${random.below(1e6)}`),
    );
  },
  'change what a rule knows': ({ dir, random }) => {
    edit(join(dir, 'content/vocab/section-kinds.yml'), (yaml) =>
      yaml.replace(/body: \[/, `body: [改动${random.below(1e6)}, 检察建议, `),
    );
  },
  'change a template': ({ dir, random }) => {
    edit(join(dir, 'src/templates/Home.astro'), (text) => `${text}\n<p>改动{'${random.below(1e9)}'}</p>\n`);
  },
  'change a rule of the pipeline': ({ dir, random }) => {
    edit(join(dir, 'src/lib/reading/structure/title.ts'), (text) => `${text}\n// ${random.below(1e9)}\n`);
  },
  'lose the memory of a stage': ({ dir, random }) => {
    const stage = random.pick([
      'ingest.sqlite',
      'files.sqlite',
      'store.sqlite',
      'similar.sqlite',
      'tasks',
      'build-manifests',
    ]);
    for (const end of ['', '-wal', '-shm']) {
      rmSync(join(dir, '.cache', `${stage}${end}`), { recursive: true, force: true });
    }
  },
  'change nothing': () => {},
};

/** Every kind of change as often as the others, in a random order. */
export function series(length: number, random: Random): string[] {
  const names = Object.keys(changes);
  const all = Array.from({ length }, (_, i) => names[i % names.length] ?? '');
  return all
    .map((name) => ({ name, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}
