/** What `npm run check` looks at, and how it is told. */
import { join, relative, resolve } from 'node:path';
import { askAdvisories } from '../check/advisories.ts';
import { checkArchive, type Issue } from '../check/check.ts';
import { checkDependencies } from '../check/dependencies.ts';
import { compareSites } from '../check/since.ts';
import { shown, shownJson } from '../core/text/shown.ts';
import { withdrawnAddresses } from '../core/withdrawn.ts';
import { siteSource } from '../publish/hosting/site-source.ts';

/** Milliseconds that the registry has to tell of vulnerabilities. */
const auditTimeout = 20_000;

/**
 * @param root folder of the project
 * @param offline true leaves the registry alone
 */
export async function findIssues(root: string, offline: boolean): Promise<Issue[]> {
  const archive = await checkArchive(join(root, 'content'));
  const asked = offline ? [] : await askAdvisories({ root, timeout: auditTimeout });
  return [...archive, ...checkDependencies(root), ...asked];
}

/**
 * What an update would break.
 * @param before address, folder or manifest of the site that is deployed
 * @param after folder of the built site that shall take its place
 */
export function findBrokenAddresses(root: string, before: string, after: string) {
  return compareSites({
    before: siteSource(before),
    after: siteSource(resolve(root, after)),
    withdrawn: withdrawnAddresses(),
    date: new Date().toISOString().slice(0, 10),
  });
}

/** The issues as one JSON object a line. */
export const issueLines = (issues: readonly Issue[]): string =>
  issues.map(({ id: _, ...issue }) => `${shownJson(issue)}\n`).join('');

/** The issues for people, below a heading for each kind. */
export function issueText(issues: readonly Issue[]): string {
  return issues
    .map(({ severity, slug, file, message }, k) => {
      const heading = slug === issues[k - 1]?.slug ? '' : `\n${severity} ${slug}\n`;
      return `${heading}  ${shown(file)}: ${shown(message)}\n`;
    })
    .join('');
}

/** Files as the person who called the command names them. */
export const fromWorkingFolder = (issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => ({ ...issue, file: relative('.', issue.file) }));

export function issueCounts(issues: readonly Issue[]): Readonly<Record<Issue['severity'], number>> {
  const count = (severity: string) => issues.filter((issue) => issue.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
