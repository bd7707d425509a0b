/**
 * Scores the pipeline over the annotated corpus: `node scripts/evaluate.ts [--failures] [--update]`.
 * Exit 1 when a score is worse than tests/corpus/baseline.json, 2 for an unknown option.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { baselineFile, parts, scoreParts } from '../tests/corpus/corpus.ts';
import { failureLines, scoreTable } from '../tests/corpus/report.ts';
import { falls, type Summary, summarise } from '../tests/corpus/summary.ts';

function options() {
  try {
    return parseArgs({ options: { failures: { type: 'boolean' }, update: { type: 'boolean' } } }).values;
  } catch (error) {
    console.error(`${(error as Error).message}. Known: --failures, --update.`);
    process.exit(2);
  }
}

const { failures, update } = options();
const scores = await scoreParts();
const now = { open: summarise(scores.open), 'held-out': summarise(scores['held-out']) };
// Failures of the held-out part are not shown: rules must not be fitted to them.
if (failures) console.log(`${failureLines(scores.open)}\n`);
console.log(scoreTable(now.open, now['held-out']));

if (update) {
  writeFileSync(baselineFile, `${JSON.stringify(now, null, 2)}\n`);
} else if (existsSync(baselineFile)) {
  const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, Summary>;
  const worse = parts.flatMap((part) =>
    falls(baseline[part] ?? {}, now[part]).map((fall) => `${part} ${fall}`),
  );
  if (worse.length > 0) console.error(`\nWorse than the baseline:\n${worse.join('\n')}`);
  process.exitCode = worse.length > 0 ? 1 : 0;
}
