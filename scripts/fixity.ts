/** `npm run fixity`: are all originals in custody what was received? Says which are not, and repairs them from a copy. */
import { join } from 'node:path';
import { Command } from 'commander';
import { runFixity } from '../src/lib/cli/fixity.ts';
import { lockFile } from '../src/lib/core/files.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';
import { withLock } from '../src/lib/incremental/lock.ts';

const command = new Command('fixity')
  .description('Read every original in content/raw and compare it with its SHA-256; keep a dated record.')
  .option(
    '--from <COPY>',
    'repair from this copy: folder of a project, of content/raw, of a BagIt bag or of a built site, or an address',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 all as received or repaired, 1 something is not, 2 wrong usage or no such copy.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const { from } = command.opts<{ from?: string }>();
try {
  const run = () => runFixity(join(projectRoot(), 'content'), from ?? null);
  process.exitCode = (await withLock({ file: join(projectRoot(), lockFile), command: 'npm run fixity' }, run))
    ? 0
    : 1;
} catch (error) {
  console.error(`fixity: ${(error as Error).message}`);
  process.exitCode = 2;
}
