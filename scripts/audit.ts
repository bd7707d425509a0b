/**
 * `npm run audit:site`: Lighthouse, as on a phone, on every kind of page. Prints the scores;
 * exit code 1 when one is too low, 2 when there is no Lighthouse.
 */
import { styleText } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { auditSite, auditTable, type SiteAudit } from '../src/lib/dev/audit-site.ts';

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('a whole number above 0.');
}

const options = new Command('audit:site')
  .description('Run Lighthouse on every kind of page of a built site.')
  .option('--site <folder>', 'built site', 'dist')
  .option('--base <path>', 'path that it was built for', '/')
  .option('--runs <number>', 'audits of each page, of which the median counts', count, 3)
  .parse()
  .opts<SiteAudit>();

try {
  const audits = await auditSite(options);
  console.log(auditTable(audits));
  const failures = audits.flatMap((audit) => audit.failures);
  for (const failure of failures) console.error(styleText('red', failure));
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`audit: ${(error as Error).message}`);
  process.exitCode = 2;
}
