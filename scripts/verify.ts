/** `npm run verify -- URL|FOLDER`: is a deployed copy, a built folder or a BagIt bag what it should be? */
import { Command } from 'commander';
import { type VerifyOptions, verifyCopy } from '../src/lib/cli/verify-copy.ts';

const command = new Command('verify')
  .description('Compare a copy of the site with its manifest, or check a BagIt bag.')
  .argument('<URL|FOLDER>', 'address of the home page, folder of a built site, or folder of a bag')
  .option('--manifest <FILE>', 'trust this manifest of your own instead of the one that lies with the copy')
  .option('--key <KEY|FILE>', 'public key of minisign or signify that must have signed the manifest')
  .option('--concurrency <NUMBER>', 'requests at the same time', Number, 8)
  .addHelpText(
    'after',
    '\nExit codes: 0 all as it should be, 1 differences were found, 2 nothing to compare with, or not signed\nby the key.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

try {
  const { checked, problems } = await verifyCopy(command.args[0] ?? '', command.opts<VerifyOptions>());
  for (const problem of problems) console.log(problem);
  console.log(`${checked} files checked, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`verify: ${(error as Error).message}`);
  process.exitCode = 2;
}
