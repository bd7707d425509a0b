/**
 * `npm run test:mutation -- FOLDER...`: changes the code of the rules piece by piece and tells which changes no test
 * notices. Exit code 1 when the score is below the floor. All rules take hours, one folder minutes.
 */
import { Command } from 'commander';
import { testMutants } from '../src/lib/dev/mutation.ts';

const command = new Command('test:mutation')
  .description('Whether the tests notice when a rule is changed.')
  .argument('[FOLDER...]', 'folders with rules such as src/lib/core/text; all when left out')
  .parse();

try {
  process.exitCode = await testMutants(command.args);
} catch (error) {
  console.error(`mutation: ${(error as Error).message}`);
  process.exitCode = 2;
}
