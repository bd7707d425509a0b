/**
 * `npm test`: every stage in order, stops at the first that fails; the last line is always `N passed, N failed`.
 * With names of stages, only those.
 */
import { Argument, Command } from 'commander';
import { runStages, testStages } from '../src/lib/dev/test-stages.ts';

const names = testStages.map(({ name }) => name);
const command = new Command('test')
  .description('Run the checks of the project in order.')
  .addArgument(new Argument('[STAGE...]', 'only these stages').choices(names))
  .parse();
const chosen = testStages.filter(({ name }) => command.args.length === 0 || command.args.includes(name));
const { passed, failed } = await runStages(chosen);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
