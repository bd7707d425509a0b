/** `npm run export`: configuration for a server of one's own, and the archive in forms that last. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import {
  exportBag,
  exportEpub,
  exportOffline,
  exportOpenSearch,
  exportWarc,
} from '../src/lib/cli/export-archive.ts';
import { caddyfile } from '../src/lib/publish/hosting/caddy.ts';
import { fileTypes } from '../src/lib/publish/hosting/file-types.ts';
import { nginxConfig } from '../src/lib/publish/hosting/nginx.ts';
import type { ServerOptions } from '../src/lib/publish/hosting/server-options.ts';

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
  .action(async (folder, options) => console.log(await exportBag(folder, options)));

program
  .command('warc')
  .description('Write the built site as WARC files, the format of web archives.')
  .argument('<FOLDER>', 'folder of the files, which must not exist')
  .requiredOption('--address <URL>', 'address of the home page, under which the site is known')
  .addOption(siteOption)
  .addOption(dateOption)
  .action(async (folder, options) => console.log(await exportWarc(folder, options)));

program
  .command('offline')
  .description('Write the built site as one zip file with a small server, to be read without a network.')
  .argument('<FILE>', 'zip file')
  .addOption(siteOption)
  .action(async (file, options) => console.log(await exportOffline(file, options)));

const count = (text: string): number => {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('not a number');
};

program
  .command('opensearch')
  .description('Write the archive for an OpenSearch of your own, with the configuration of its gateway.')
  .argument('<FOLDER>', 'folder of the files, which must not exist')
  .addOption(siteOption)
  .option('--shards <NUMBER>', 'parts of the index: one for each 100,000 reports', count, 1)
  .option('--replicas <NUMBER>', 'copies of each part on other nodes', count, 1)
  .option('--node <ADDRESS...>', 'address and port of each node', ['127.0.0.1:9200'])
  .option('--load <URL>', 'load it into this cluster, such as http://127.0.0.1:9200, and switch to it')
  .action(async (folder, options) => console.log(await exportOpenSearch(folder, options)));

program
  .command('epub')
  .description('Write an EPUB edition of one report or of several.')
  .argument('<FILE>', 'EPUB file')
  .argument('<ID...>', 'reports in the order of the book')
  .option('--address <URL>', 'address of the home page, to be named with each report')
  .addOption(dateOption)
  .action(async (file, ids, options) => console.log(await exportEpub(file, ids, options)));

try {
  await program.parseAsync();
} catch (error) {
  console.error(`export: ${(error as Error).message}`);
  process.exitCode = 1;
}
