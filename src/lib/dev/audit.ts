/**
 * Lighthouse on pages of a built site, in a browser of this machine. What it measures of performance depends on how
 * busy the machine is, so each page is audited several times and the median counts.
 */
import { type Category, categories, failuresOf, median, type Scores } from './audit-scores.ts';
import { bringBrowser } from './browser.ts';
import { importOnDemand } from './on-demand.ts';

export interface AuditedPage {
  readonly name: string;
  /** Whole address. */
  readonly url: string;
}

export interface PageAudit {
  readonly name: string;
  /** Median scores, 0 to 100. */
  readonly scores: Scores;
  /** What fell below the floors, and the audits that took points there. */
  readonly failures: readonly string[];
}

/** What is read of a result of Lighthouse. */
interface Result {
  readonly audits: Readonly<Record<string, { id: string; score: number | null; displayValue?: string }>>;
  readonly categories: Readonly<
    Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly runtimeError?: { readonly message: string };
}

/** What is used of `scripts/bench/peers/audit.mjs`. */
interface Programs {
  launch(options: {
    chromePath: string;
    chromeFlags: readonly string[];
  }): Promise<{ readonly port: number; kill(): void }>;
  lighthouse(url: string, flags: object): Promise<{ readonly lhr: Result } | undefined>;
}

/** Audits that took points, in any category. */
function reasonsOf({ audits, categories: found }: Result): string[] {
  const weighted = Object.values(found).flatMap(({ auditRefs }) => auditRefs);
  const ids = new Set(weighted.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return [...ids]
    .map((id) => audits[id])
    .filter((audit) => audit?.score !== null && (audit?.score ?? 1) < 0.9)
    .map((audit) => `${audit?.id} ${audit?.displayValue ?? ''}`.trim());
}

/** A busy machine spoils a recording at times; Lighthouse then asks to be run again. */
const tries = 3;

async function auditOnce(lighthouse: Programs['lighthouse'], url: string, port: number): Promise<Result> {
  const flags = { port, logLevel: 'silent', onlyCategories: categories, locale: 'en-US' } as const;
  let problem = '';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const result = await lighthouse(url, flags);
    if (result && !result.lhr.runtimeError) return result.lhr;
    problem = result?.lhr.runtimeError?.message ?? 'Lighthouse gave no result';
  }
  throw new Error(`${url}: ${problem}`);
}

/**
 * @param runs how often each page is audited
 * @param onPage told after each page
 */
export async function auditPages(
  pages: readonly AuditedPage[],
  runs: number,
  onPage: (audit: PageAudit) => void,
): Promise<PageAudit[]> {
  const { launch, lighthouse } = await importOnDemand<Programs>('bench/peers', 'audit.mjs');
  const { executablePath, args } = await bringBrowser();
  const chrome = await launch({
    chromePath: executablePath,
    chromeFlags: [...args, '--headless=new', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  try {
    const audits: PageAudit[] = [];
    for (const { name, url } of pages) {
      const results: Result[] = [];
      for (let run = 0; run < runs; run += 1) results.push(await auditOnce(lighthouse, url, chrome.port));
      const score = (category: Category) =>
        Math.round(100 * median(results.map(({ categories: found }) => found[category]?.score ?? 0)));
      const scores = Object.fromEntries(categories.map((name) => [name, score(name)])) as Scores;
      const reasons = [...new Set(results.flatMap(reasonsOf))];
      const audit = { name, scores, failures: failuresOf(name, scores, reasons) };
      onPage(audit);
      audits.push(audit);
    }
    return audits;
  } finally {
    chrome.kill();
  }
}
