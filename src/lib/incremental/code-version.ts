/**
 * The version of a piece of code, as a part of cache keys: a module, all it imports, the npm packages among them
 * and the data files they read. What was made by code of another version is made again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { initSync, parse } from 'es-module-lexer';
import { projectRoot } from '../core/vocab.ts';
import { packageVersion } from './package-version.ts';

/** What one module says about others. */
interface Module {
  readonly hash: string;
  /** Files of the project that it imports or starts as a thread. */
  readonly files: readonly URL[];
  /** npm packages. */
  readonly packages: readonly string[];
  /** Names of vocabularies; null stands for a name that only the running program knows. */
  readonly vocabularies: readonly (string | null)[];
}

/** `import type` is gone when the code runs. */
const typeOnly = /^(?:import|export)\s+type\b/;
/** Stands before `import.meta` where a module names a neighbour, such as the module of a thread. */
const neighbour = /\bnew URL\(\s*['"](\.[^'"]+)['"],\s*$/;
/** A file of a package by its name, as `require.resolve` takes it; most other paths begin with no package's name. */
const packageFiles = /['"`]((?:@[\w.-]+\/)?[\w.-]+)\/[^'"`\n]*['"`]/g;
const vocabularies = /(?<!function )\bloadVocab\s*(?:<[^(]*>)?\(\s*(?:['"]([\w-]+)['"])?/g;

/** Examples in comments load nothing. */
const comments = /^\s*(?:\/\*\*|\*).*$/gm;

/** As the lexer marks `import.meta` among imports. */
const importMeta = -2;

const firsts = (code: string, pattern: RegExp): (string | undefined)[] =>
  [...code.matchAll(pattern)].map(([, first]) => first);

const isText = (value: string | undefined): value is string => value !== undefined;
const packageName = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Code does not change while it runs. */
const modules = new Map<string, Module>();

/**
 * The lexer reads TypeScript as it is, since it looks at tokens alone: taking the types out first costs fifty times as
 * much. That it sees what TypeScript sees is tested on every module of the project.
 */
function importsOf(code: string): { readonly specifiers: string[]; readonly neighbours: string[] } {
  initSync();
  const [imports] = parse(code);
  const loading = imports.filter(({ ss, se }) => !typeOnly.test(code.slice(ss, se)));
  const metas = imports.filter(({ d }) => d === importMeta);
  return {
    specifiers: loading.map(({ n }) => n).filter(isText),
    neighbours: metas.map(({ ss }) => neighbour.exec(code.slice(0, ss))?.[1]).filter(isText),
  };
}

function readModule(url: URL): Module {
  const known = modules.get(url.href);
  if (known) return known;
  const bytes = readFileSync(url);
  const isCode = /\.[cm]?[jt]s$/.test(url.pathname);
  const text = isCode ? bytes.toString('utf8') : '';
  const { specifiers, neighbours } = importsOf(text);
  const code = text.replace(comments, '');
  const bare = specifiers.filter((specifier) => !/^(?:[./#]|node:)/.test(specifier)).map(packageName);
  // Names of the project's own modules, see `imports` of package.json.
  const named = specifiers.filter((specifier) => specifier.startsWith('#'));
  const module = {
    hash: sha256(bytes),
    files: [
      ...[...specifiers.filter((specifier) => specifier.startsWith('.')), ...neighbours].map(
        (path) => new URL(path, url),
      ),
      ...named.map((name) => pathToFileURL(createRequire(url).resolve(name))),
    ],
    packages: [...bare, ...firsts(code, packageFiles).filter(isText)],
    vocabularies: firsts(code, vocabularies).map((name) => name ?? null),
  };
  modules.set(url.href, module);
  return module;
}

/** Hashes of a file, or of all files below a folder, by their path. */
function* dataHashes(path: string): Generator<string> {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) yield* dataHashes(`${path}/${name}`);
  } else yield `${path.slice(projectRoot().length)} ${sha256(readFileSync(path))}`;
}

/** All modules that run when `entry` does, in an order that depends on the code alone. */
export function modulesOf(entry: URL): URL[] {
  const seen = new Map<string, URL>();
  const follow = (url: URL): void => {
    // A folder stands for a place, not for code.
    if (seen.has(url.href) || url.pathname.endsWith('/')) return;
    seen.set(url.href, url);
    for (const file of readModule(url).files) follow(file);
  };
  follow(entry);
  return [...seen.values()];
}

const versions = new Map<string, string>();

/**
 * @param entry the module whose results are cached, such as `new URL('./worker.ts', import.meta.url)`
 * @param data files and folders that it reads besides the vocabularies it names in calls of `loadVocab`
 * @returns 64 hex digits; the same in every process and folder as long as code, packages, data and Node are
 */
export function codeVersion(entry: URL, data: readonly URL[] = []): string {
  const key = [entry, ...data].map(({ href }) => href).join('\n');
  const known = versions.get(key);
  if (known) return known;
  const urls = modulesOf(entry);
  const all = urls.map(readModule);
  const names = new Set(all.flatMap((module) => module.vocabularies));
  const vocabulary = `${projectRoot()}/content/vocab`;
  const paths = names.has(null) ? [vocabulary] : [...names].sort().map((name) => `${vocabulary}/${name}.yml`);
  const lines = [
    process.version,
    ...urls.map((url, i) => `${fileURLToPath(url).slice(projectRoot().length)} ${all[i]?.hash}`),
    ...[...new Set(all.flatMap(({ packages }) => packages))].sort().flatMap((name) => packageVersion(name)),
    ...[...paths, ...data.map((url) => fileURLToPath(url))].flatMap((path) => [...dataHashes(path)]),
  ];
  const version = sha256(lines.join('\n'));
  versions.set(key, version);
  return version;
}
