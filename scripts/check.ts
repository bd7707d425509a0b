/** `npm run check`: whether archive and dependencies are whole, what needs a person, and what an update would break. */
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { stringify } from 'yaml';
import { askAdvisories } from '../src/lib/check/advisories.ts';
import { checkArchive, type Issue } from '../src/lib/check/check.ts';
import { checkDependencies } from '../src/lib/check/dependencies.ts';
import { compareSites } from '../src/lib/check/since.ts';
import { shown, shownJson } from '../src/lib/core/text/shown.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';
import { siteSource } from '../src/lib/publish/hosting/site-source.ts';
import { withdrawnAddresses } from '../src/lib/publish/hosting/withdrawn.ts';

/** Milliseconds that the registry has to tell of vulnerabilities. */
const auditTimeout = 20_000;

interface Options {
  readonly json?: true;
  readonly offline?: true;
  readonly since?: string;
  readonly site: string;
  readonly propose?: true;
}

const command = new Command('check')
  .description(
    'Check custody, front matter, review slugs and dependencies. Exit code 1 when there is an error.',
  )
  .option('--json', 'one JSON object a line')
  .option('--offline', 'do not ask the registry for known vulnerabilities')
  .option(
    '--since <SITE>',
    'instead, compare with the site that is deployed: its address, its folder or its manifest.json',
  )
  .option('--site <FOLDER>', 'with --since: the built site that shall take its place', 'dist')
  .option('--propose', 'with --since: print entries for content/vocab/moved-anchors.yml and nothing else')
  .parse();
const { json, offline, since, site, propose } = command.opts<Options>();
const root = projectRoot();

async function findIssues(): Promise<readonly Issue[]> {
  if (since === undefined) {
    const archive = await checkArchive(join(root, 'content'));
    const asked = offline ? [] : await askAdvisories({ root, timeout: auditTimeout });
    return [...archive, ...checkDependencies(root), ...asked];
  }
  const { issues, proposals } = await compareSites({
    before: siteSource(since),
    after: siteSource(resolve(root, site)),
    withdrawn: withdrawnAddresses(),
    date: new Date().toISOString().slice(0, 10),
  });
  if (!propose) return issues;
  process.stdout.write(proposals.length > 0 ? stringify(proposals) : '');
  process.exit(0);
}

function print(issues: readonly Issue[]): void {
  let last = '';
  for (const issue of issues) {
    const file = since === undefined ? relative('.', issue.file) : issue.file;
    if (json) {
      const { id: _, ...line } = issue;
      process.stdout.write(`${shownJson({ ...line, file })}\n`);
      continue;
    }
    if (issue.slug !== last) process.stdout.write(`\n${issue.severity} ${issue.slug}\n`);
    last = issue.slug;
    process.stdout.write(`  ${shown(file)}: ${shown(issue.message)}\n`);
  }
}

try {
  const issues = await findIssues();
  print(issues);
  const count = (severity: string) => issues.filter((issue) => issue.severity === severity).length;
  process.stderr.write(
    `check: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes\n`,
  );
  process.exitCode = count('error') > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`check: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
