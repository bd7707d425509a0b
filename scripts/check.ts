/** `npm run check`: whether archive and dependencies are whole, what needs a person, and what an update would break. */
import { Command } from 'commander';
import { stringify } from 'yaml';
import type { Issue } from '../src/lib/check/check.ts';
import {
  findBrokenAddresses,
  findIssues,
  fromWorkingFolder,
  issueCounts,
  issueLines,
  issueText,
} from '../src/lib/cli/find-issues.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

interface Options {
  readonly json?: true;
  readonly offline?: true;
  readonly since?: string;
  readonly site: string;
  readonly propose?: true;
}

const { json, offline, since, site, propose } = new Command('check')
  .description(
    'Check custody, front matter, review slugs and dependencies. Exit code 1 when there is an error, 2 when there is nothing to compare with.',
  )
  .option('--json', 'one JSON object a line')
  .option('--offline', 'do not ask the registry for known vulnerabilities')
  .option(
    '--since <SITE>',
    'instead, compare with the site that is deployed: its address, its folder or its manifest.json',
  )
  .option('--site <FOLDER>', 'with --since: the built site that shall take its place', 'dist')
  .option('--propose', 'with --since: print entries for content/vocab/moved-anchors.yml and nothing else')
  .parse()
  .opts<Options>();

function tell(issues: readonly Issue[]): void {
  process.stdout.write(json ? issueLines(issues) : issueText(issues));
  const { error, warning, info } = issueCounts(issues);
  process.stderr.write(`check: ${error} errors, ${warning} warnings, ${info} notes\n`);
  process.exitCode = error > 0 ? 1 : 0;
}

try {
  const root = projectRoot();
  if (since === undefined) {
    tell(fromWorkingFolder(await findIssues(root, offline === true)));
  } else {
    const { issues, proposals } = await findBrokenAddresses(root, since, site);
    if (!propose) tell(issues);
    else if (proposals.length > 0) process.stdout.write(stringify(proposals));
  }
} catch (error) {
  process.stderr.write(`check: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
