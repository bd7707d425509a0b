/** `npm run build`: raw documents, pages and search index become the folder that a static host serves. */
import { buildAndTell, buildCommand } from './lib/build-command.ts';
import type { BuildOptions } from './lib/build-site.ts';

const command = buildCommand('build', 'Build the archive into a folder for any static host.').parse();
await buildAndTell(command.opts<BuildOptions>());
