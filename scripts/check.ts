/** `npm run check`: whether the archive is whole, and what in it needs a person, by slug and severity. */
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { checkArchive } from '../src/lib/check/check.ts';
import { projectRoot } from '../src/lib/vocab.ts';

const command = new Command('check')
  .description(
    'Check custody, front matter and review slugs of content/. Exit code 1 when there is an error.',
  )
  .option('--json', 'one JSON object a line')
  .parse();

const issues = await checkArchive(join(projectRoot(), 'content'));
const { json } = command.opts<{ json?: true }>();
let last = '';
for (const issue of issues) {
  const file = relative('.', issue.file);
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...issue, file })}\n`);
    continue;
  }
  if (issue.slug !== last) process.stdout.write(`\n${issue.severity} ${issue.slug}\n`);
  last = issue.slug;
  process.stdout.write(`  ${file}: ${issue.message}\n`);
}
const count = (severity: string) => issues.filter((issue) => issue.severity === severity).length;
process.stderr.write(
  `check: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes\n`,
);
process.exitCode = count('error') > 0 ? 1 : 0;
