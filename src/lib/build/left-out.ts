/** Isolation: a report that a stage fails on costs itself. It is left out and told, and the others go on without it. */
import { faultyReport, reportFaults } from '../core/report-fault.ts';

/** A report that is not in the site because a stage failed on it. */
export interface LeftOut {
  readonly id: string;
  /** What to tell the person who builds: which file, and why. */
  readonly line: string;
}

/**
 * @param attempt builds without the reports that it is given; it is begun again when it fails on others
 * @throws what goes wrong with anything else than single reports
 */
export async function leavingOut<Result>(
  attempt: (faulty: readonly LeftOut[]) => Promise<Result>,
): Promise<Result> {
  const faulty: LeftOut[] = [];
  for (;;) {
    try {
      return await attempt(faulty);
    } catch (error) {
      const known = new Set(faulty.map(({ id }) => id));
      const found = leftOutBy(error).filter(({ id }) => !known.has(id));
      if (found.length === 0) throw error;
      for (const { id } of found) process.stderr.write(`build: ${id} is left out, the others go on\n`);
      faulty.push(...found);
    }
  }
}

/** A report may fail in several ways at once; the first is told. */
function leftOutBy(error: unknown): LeftOut[] {
  const byId = Map.groupBy(reportFaults(error), (fault) => faultyReport(fault) as string);
  return [...byId].map(([id, [fault]]) => ({ id, line: `content/reports/${id}.md: ${fault?.message}` }));
}
