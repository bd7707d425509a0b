/** The exports of `npm run export`: each checks that it has what it needs, writes, and says in a line what it wrote. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { searchEngine } from '../core/archive-search.ts';
import { manifestName } from '../core/files.ts';
import { parseReport } from '../core/markdown/parse.ts';
import { root } from '../core/run.ts';
import { contentVersion } from '../publish/hosting/content-version.ts';
import type { Manifest } from '../publish/hosting/manifest.ts';
import { readManifest } from '../publish/hosting/read-manifest.ts';
import { siteSource } from '../publish/hosting/site-source.ts';
import { verifyFolder } from '../publish/hosting/verify.ts';
import { writeGateway } from '../publish/opensearch/gateway.ts';
import { loadOpenSearch } from '../publish/opensearch/load.ts';
import { writeOpenSearch } from '../publish/opensearch/write-opensearch.ts';
import { writeBag } from '../publish/preservation/bag.ts';
import { writeEpub } from '../publish/preservation/epub/write-epub.ts';
import { writeOffline } from '../publish/preservation/offline/write-offline.ts';
import { writeWarc } from '../publish/preservation/warc.ts';
import { indexFolder } from '../search/build/build.ts';
import { openIndex } from '../search/query/index-reader.ts';

export interface SiteOptions {
  /** Folder of the built site. */
  readonly site: string;
  /** Day that the export is dated. */
  readonly date: string;
}

const content = (name: string) => join(root, 'content', name);

/** The whole archive with its site as a BagIt bag. */
export async function exportBag(folder: string, { site, date }: SiteOptions): Promise<string> {
  const dir = newFolder(folder);
  const siteDir = resolve(root, site);
  const { contentVersion: version } = await requireCurrentSite(siteDir);
  const names = ['raw', 'reports', 'vocab', 'docs', 'history', 'preservation'].filter((name) =>
    existsSync(content(name)),
  );
  const payload = { ...Object.fromEntries(names.map((name) => [name, content(name)])), site: siteDir };
  const files = await writeBag({ dir, payload, contentVersion: version, date });
  return `${dir}: ${files} files, content version ${version}. Check it: npm run verify -- ${folder}`;
}

/** The built site as WARC files. @param address of the home page, under which the site is known */
export async function exportWarc(
  folder: string,
  { site, date, address }: SiteOptions & { readonly address: string },
): Promise<string> {
  const dir = newFolder(folder);
  const siteDir = resolve(root, site);
  const manifest = await requireWholeSite(siteDir);
  const home = homeAddress(new URL(address).href);
  const { files, addresses } = await writeWarc({ dir, siteDir, manifest, home, date });
  return `${dir}: ${files} files, ${addresses} addresses below ${home}`;
}

/** The built site as one zip file with a small server. */
export async function exportOffline(name: string, { site }: Pick<SiteOptions, 'site'>): Promise<string> {
  const file = resolve(name);
  const siteDir = resolve(root, site);
  const { contentVersion: version } = await requireWholeSite(siteDir);
  const files = await writeOffline({ file, siteDir, contentVersion: version });
  return `${file}: ${files} files, content version ${version}; README.txt in it says how to read it`;
}

/** An EPUB edition. @param ids reports in the order of the book */
export async function exportEpub(
  name: string,
  ids: readonly string[],
  { date, address }: Pick<SiteOptions, 'date'> & { readonly address?: string },
): Promise<string> {
  const reports = ids.map((id) => parseReport(readReport(id)));
  const home = address === undefined ? null : homeAddress(address);
  const addressOf = (id: string) => home && `${home}reports/${id}/`;
  await writeEpub({ file: resolve(name), reports, date, addressOf });
  return `${resolve(name)}: ${reports.length} reports`;
}

export interface EngineOptions {
  readonly site: string;
  readonly shards: number;
  readonly replicas: number;
  readonly node: readonly string[];
  /** Address of the cluster, to be loaded at once. */
  readonly load?: string;
}

/** The archive for an OpenSearch, with the gateway before it; loads it too where a cluster is named. */
export async function exportOpenSearch(
  folder: string,
  { site, shards, replicas, node, load }: EngineOptions,
): Promise<string> {
  const dir = newFolder(folder);
  const siteDir = resolve(root, site);
  requireSite(siteDir);
  // Only the index is read, and it tells itself where it is damaged.
  const index = await openIndex(async (path) => {
    const file = join(siteDir, indexFolder, path);
    return existsSync(file) ? readFileSync(file) : null;
  });
  const { index: name, reports } = await writeOpenSearch(dir, index, { shards, replicas });
  writeGateway(join(dir, 'gateway'), {
    path: searchEngine() ?? usualEnginePath,
    nodes: node,
    innerPort: usualInnerPort,
  });
  if (load !== undefined) await loadOpenSearch(dir, load.replace(/\/*$/, ''));
  const loaded = load === undefined ? '' : `, which answers at ${load} now`;
  return `${dir}: ${reports} reports in ${name}${loaded}; content/docs/deploy.md says what to do with it`;
}

/** Where content/vocab/archive-search.yml names no path yet. */
const usualEnginePath = '/search-engine';
const usualInnerPort = 9280;

const homeAddress = (address: string): string => `${address.replace(/\/*$/, '')}/`;

function newFolder(folder: string): string {
  const dir = resolve(folder);
  if (existsSync(dir)) throw new Error(`${dir} is there already: name a new folder`);
  return dir;
}

function readReport(id: string): string {
  const file = join(content('reports'), `${id}.md`);
  if (!/^r[0-9a-f]{12}$/.test(id) || !existsSync(file))
    throw new Error(`content/reports has no report ${id}`);
  return readFileSync(file, 'utf8');
}

function requireSite(siteDir: string): void {
  if (!existsSync(join(siteDir, manifestName))) {
    throw new Error(`${siteDir} holds no built site: run "npm run build" first`);
  }
}

async function requireWholeSite(siteDir: string): Promise<Manifest> {
  requireSite(siteDir);
  const manifest = await readManifest(siteSource(siteDir));
  const { problems } = verifyFolder(siteDir, manifest);
  if (problems.length > 0) throw new Error(`${siteDir} is not as it was built: ${problems[0]}`);
  return manifest;
}

/** A bag must not hold a site that shows something else than the content beside it. */
async function requireCurrentSite(siteDir: string): Promise<Manifest> {
  const manifest = await requireWholeSite(siteDir);
  if (manifest.contentVersion !== contentVersion(join(root, 'content'))) {
    throw new Error(`${siteDir} was built from other content: run "npm run build" again`);
  }
  return manifest;
}
