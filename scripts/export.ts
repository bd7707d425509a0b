/** `npm run export`: configuration for a server of one's own, and the archive as a BagIt bag. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { caddyfile } from '../src/lib/hosting/caddy.ts';
import { contentVersion } from '../src/lib/hosting/content-version.ts';
import { fileTypes } from '../src/lib/hosting/file-types.ts';
import { manifestName } from '../src/lib/hosting/manifest.ts';
import { nginxConfig } from '../src/lib/hosting/nginx.ts';
import { readManifest } from '../src/lib/hosting/read-manifest.ts';
import type { ServerOptions } from '../src/lib/hosting/server-options.ts';
import { siteSource } from '../src/lib/hosting/site-source.ts';
import { verifyFolder } from '../src/lib/hosting/verify.ts';
import { writeBag } from '../src/lib/preservation/bag.ts';
import { root } from './lib/run.ts';

const program = new Command('export').description('Write what hosts and archives need.');
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
  .option('--site <FOLDER>', 'built site that goes into the bag', 'dist')
  .action(async (folder: string, { site }: { site: string }) => {
    const dir = resolve(folder);
    const siteDir = resolve(root, site);
    if (existsSync(dir)) throw new Error(`${dir} is there already: name a new folder`);
    await requireCurrentSite(siteDir);
    const content = (name: string) => join(root, 'content', name);
    const names = ['raw', 'reports', 'vocab', 'docs'];
    const payload = { ...Object.fromEntries(names.map((name) => [name, content(name)])), site: siteDir };
    const version = contentVersion(join(root, 'content'));
    const date = new Date().toISOString().slice(0, 10);
    const files = await writeBag({ dir, payload, contentVersion: version, date });
    console.log(`${dir}: ${files} files, content version ${version}. Check it: npm run verify -- ${folder}`);
  });

/** A bag must not hold a site that shows something else than the content beside it. */
async function requireCurrentSite(siteDir: string): Promise<void> {
  if (!existsSync(join(siteDir, manifestName)))
    throw new Error(`${siteDir} holds no built site: run "npm run build" first`);
  const manifest = await readManifest(siteSource(siteDir));
  const { problems } = verifyFolder(siteDir, manifest);
  if (problems.length > 0) throw new Error(`${siteDir} is not as it was built: ${problems[0]}`);
  if (manifest.contentVersion !== contentVersion(join(root, 'content'))) {
    throw new Error(`${siteDir} was built from other content: run "npm run build" again`);
  }
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(`export: ${(error as Error).message}`);
  process.exitCode = 1;
}
