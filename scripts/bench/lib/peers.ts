/** Other generators on the same Markdown: a small site for each, with a page for each report and lists by year and province. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { output } from '../../../src/lib/core/run.ts';
import { measureTree, type Use } from './process-tree.ts';

export interface Peer {
  readonly name: string;
  /** Version that is installed; null when it is not. */
  readonly version: string | null;
  /** How it is installed. */
  readonly install: string;
}

interface Recipe {
  readonly name: string;
  /** Folder of the site for the Markdown. */
  readonly content: string;
  /** Packages that npm installs, the generator first; none for a program of the system. */
  readonly packages: readonly string[];
  readonly install?: string;
  readonly version?: () => string | null;
  readonly command: (folder: string) => readonly [string, ...string[]];
}

const bin = (name: string) => (folder: string) => join(folder, '..', 'node_modules', name);

const recipes: readonly Recipe[] = [
  {
    name: 'hugo',
    content: 'content/reports',
    packages: [],
    install: 'apt-get install hugo',
    version: () => /v([\d.]+)/.exec(output('hugo', ['version']) ?? '')?.[1] ?? null,
    command: () => ['hugo', '--quiet'],
  },
  {
    name: 'eleventy',
    content: 'content/reports',
    packages: ['@11ty/eleventy', 'markdown-it-anchor'],
    command: (folder) => [process.execPath, bin('@11ty/eleventy/cmd.cjs')(folder), '--quiet'],
  },
  {
    name: 'starlight',
    content: 'src/content/docs/reports',
    packages: ['@astrojs/starlight', 'astro'],
    command: (folder) => [process.execPath, bin('astro/bin/astro.mjs')(folder), 'build'],
  },
];

const templates = new URL('../peers/', import.meta.url);

function installed(recipe: Recipe, programs: string): string | null {
  if (recipe.version) return recipe.version();
  const file = join(programs, recipe.name, 'node_modules', recipe.packages[0] ?? '', 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null;
}

/** @param programs folder with a folder for each generator that npm installs, outside the project */
export function findPeers(programs: string): Peer[] {
  return recipes.map((recipe) => ({
    name: recipe.name,
    version: installed(recipe, programs),
    install:
      recipe.install ?? `npm install --prefix ${join(programs, recipe.name)} ${recipe.packages.join(' ')}`,
  }));
}

/** What the lists go by, as flat values that every generator can read. */
function withListKeys(markdown: string): string {
  const [, head = ''] = markdown.split(/^---$/m);
  const { period, region } = parse(head) as {
    period: { start: string } | null;
    region: { path: string[] } | null;
  };
  const keys = { years: [period?.start.slice(0, 4) ?? '0'], provinces: [region?.path[0] ?? '-'] };
  return markdown.replace(
    /^---\n/,
    `---\nyears: ${JSON.stringify(keys.years)}\nprovinces: ${JSON.stringify(keys.provinces)}\n`,
  );
}

/**
 * Builds the site of one generator from nothing.
 * @param reportsDir folder of Markdown files
 * @param work folder to build in, when the generator is a program of the system
 */
export async function measurePeer(
  name: string,
  reportsDir: string,
  programs: string,
  work: string,
): Promise<Use> {
  const recipe = recipes.find((one) => one.name === name);
  if (!recipe) throw new Error(`no generator ${name}`);
  // Beside the packages: not every generator can follow a link to them.
  const folder = recipe.packages.length > 0 ? join(programs, name, 'site') : join(work, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(new URL(`${name}/`, templates), folder, { recursive: true });
  // Astro looks here for the packages that are templates too.
  const dependencies = Object.fromEntries(recipe.packages.map((one) => [one, '*']));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', private: true, dependencies }),
  );
  const content = join(folder, recipe.content);
  mkdirSync(content, { recursive: true });
  for (const file of readdirSync(reportsDir)) {
    writeFileSync(join(content, file), withListKeys(readFileSync(join(reportsDir, file), 'utf8')));
  }
  if (name === 'eleventy') {
    writeFileSync(
      join(content, 'reports.json'),
      JSON.stringify({ layout: 'report.11ty.js', tags: ['report'] }),
    );
  }
  const [command, ...args] = recipe.command(folder);
  const use = await measureTree(command, args, folder, {
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  });
  rmSync(folder, { recursive: true, force: true });
  return use;
}
