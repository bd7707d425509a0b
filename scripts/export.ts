/** `npm run export`: configuration for a server of one's own, and the archive in forms that last. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { manifestName } from '../src/lib/core/files.ts';
import { parseReport } from '../src/lib/core/markdown/parse.ts';
import { root } from '../src/lib/core/run.ts';
import { caddyfile } from '../src/lib/publish/hosting/caddy.ts';
import { contentVersion } from '../src/lib/publish/hosting/content-version.ts';
import { fileTypes } from '../src/lib/publish/hosting/file-types.ts';
import type { Manifest } from '../src/lib/publish/hosting/manifest.ts';
import { nginxConfig } from '../src/lib/publish/hosting/nginx.ts';
import { readManifest } from '../src/lib/publish/hosting/read-manifest.ts';
import type { ServerOptions } from '../src/lib/publish/hosting/server-options.ts';
import { siteSource } from '../src/lib/publish/hosting/site-source.ts';
import { verifyFolder } from '../src/lib/publish/hosting/verify.ts';
import { writeBag } from '../src/lib/publish/preservation/bag.ts';
import { writeEpub } from '../src/lib/publish/preservation/epub/write-epub.ts';
import { writeOffline } from '../src/lib/publish/preservation/offline/write-offline.ts';
import { writeWarc } from '../src/lib/publish/preservation/warc.ts';

const program = new Command('export').description('Write what hosts and archives need.');
const siteOption = new Option('--site <FOLDER>', 'built site').default('dist');
const dateOption = new Option('--date <DAY>', 'day that it is dated, such as 2026-11-22; by default today')
  .default(new Date().toISOString().slice(0, 10), 'today')
  .argParser((text) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
    throw new InvalidArgumentError('not a day such as 2026-11-22');
  });
const servers = { nginx: nginxConfig, caddy: caddyfile };

program
  .command('host')
  .description('Print the configuration for a web server.')
  .addArgument(new Argument('<SERVER>').choices(Object.keys(servers)))
  .requiredOption(
    '--web-root <FOLDER>',
    'folder that the server serves; the site lies in it at its base path',
  )
  .option('--domain <NAME>', 'domain of the site, _ for any', '_')
  .option('--listen <ADDRESS>', 'port, or address and port', '80')
  .option('--base <PATH>', 'path that the site was built for', '/')
  .action((server: keyof typeof servers, options: ServerOptions) => {
    process.stdout.write(servers[server](options, fileTypes()));
  });

program
  .command('bagit')
  .description('Write the whole archive as a BagIt bag.')
  .argument('<FOLDER>', 'folder of the bag, which must not exist')
  .addOption(siteOption)
  .addOption(dateOption)
  .action(async (folder: string, { site, date }: SiteOptions) => {
    const dir = newPlace(folder);
    const siteDir = resolve(root, site);
    const { contentVersion: version } = await requireCurrentSite(siteDir);
    const content = (name: string) => join(root, 'content', name);
    const names = ['raw', 'reports', 'vocab', 'docs'];
    const payload = { ...Object.fromEntries(names.map((name) => [name, content(name)])), site: siteDir };
    const files = await writeBag({ dir, payload, contentVersion: version, date });
    console.log(`${dir}: ${files} files, content version ${version}. Check it: npm run verify -- ${folder}`);
  });

program
  .command('warc')
  .description('Write the built site as WARC files, the format of web archives.')
  .argument('<FOLDER>', 'folder of the files, which must not exist')
  .requiredOption('--address <URL>', 'address of the home page, under which the site is known')
  .addOption(siteOption)
  .addOption(dateOption)
  .action(async (folder: string, { site, date, address }: SiteOptions & { address: string }) => {
    const dir = newPlace(folder);
    const siteDir = resolve(root, site);
    const manifest = await requireWholeSite(siteDir);
    const home = `${new URL(address).href.replace(/\/*$/, '')}/`;
    const { files, addresses } = await writeWarc({ dir, siteDir, manifest, home, date });
    console.log(`${dir}: ${files} files, ${addresses} addresses below ${home}`);
  });

program
  .command('offline')
  .description('Write the built site as one zip file with a small server, to be read without a network.')
  .argument('<FILE>', 'zip file')
  .addOption(siteOption)
  .action(async (name: string, { site }: SiteOptions) => {
    const file = resolve(name);
    const siteDir = resolve(root, site);
    const { contentVersion: version } = await requireWholeSite(siteDir);
    const files = await writeOffline({ file, siteDir, contentVersion: version });
    console.log(`${file}: ${files} files, content version ${version}; README.txt in it says how to read it`);
  });

program
  .command('epub')
  .description('Write an EPUB edition of one report or of several.')
  .argument('<FILE>', 'EPUB file')
  .argument('<ID...>', 'reports in the order of the book')
  .option('--address <URL>', 'address of the home page, to be named with each report')
  .addOption(dateOption)
  .action(async (name: string, ids: string[], { date, address }: SiteOptions & { address?: string }) => {
    const reports = ids.map((id) => parseReport(readReport(id)));
    const home = address === undefined ? null : `${address.replace(/\/*$/, '')}/`;
    const addressOf = (id: string) => home && `${home}reports/${id}/`;
    await writeEpub({ file: resolve(name), reports, date, addressOf });
    console.log(`${resolve(name)}: ${reports.length} reports`);
  });

interface SiteOptions {
  readonly site: string;
  readonly date: string;
}

function newPlace(folder: string): string {
  const dir = resolve(folder);
  if (existsSync(dir)) throw new Error(`${dir} is there already: name a new folder`);
  return dir;
}

function readReport(id: string): string {
  const file = join(root, 'content', 'reports', `${id}.md`);
  if (!/^r[0-9a-f]{12}$/.test(id) || !existsSync(file))
    throw new Error(`content/reports has no report ${id}`);
  return readFileSync(file, 'utf8');
}

async function requireWholeSite(siteDir: string): Promise<Manifest> {
  if (!existsSync(join(siteDir, manifestName))) {
    throw new Error(`${siteDir} holds no built site: run "npm run build" first`);
  }
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

try {
  await program.parseAsync();
} catch (error) {
  console.error(`export: ${(error as Error).message}`);
  process.exitCode = 1;
}
