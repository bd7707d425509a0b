/**
 * What goes wrong with a single report in a stage of a build, which then leaves it out and goes on. Of an error that
 * comes from another thread nothing is sure but its message, so the message carries the id.
 */
import { systemTrouble } from './system-trouble.ts';

const ofReport = /^report (r[0-9a-f]{12}): /;

/** A full disk, a limit of the system or a lost file is no fault of the report that was at hand. */
const isOfSystem = (error: unknown): boolean =>
  systemTrouble(error) !== null || typeof (error as NodeJS.ErrnoException).errno === 'number';

/** @returns the error as the fault of a report; unchanged when it is one already, or none of any report's */
export function reportFault(id: string, error: unknown): unknown {
  if (isOfSystem(error) || faultyReport(error) !== null) return error;
  const { message, stack } = error as Error;
  const fault = new Error(`report ${id}: ${message ?? error}`, { cause: error });
  fault.stack = stack ?? fault.message;
  return fault;
}

/** @returns id of the report whose fault an error is; null when it is none of any */
export const faultyReport = (error: unknown): string | null =>
  ofReport.exec((error as Error).message ?? '')?.[1] ?? null;

/** Does something for a report. @throws what goes wrong, as the fault of that report */
export function forReport<Result>(id: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw reportFault(id, error);
  }
}

/** @returns faults of reports that were thrown, alone or together; empty when anything else went wrong */
export function reportFaults(error: unknown): readonly Error[] {
  const all = error instanceof AggregateError ? (error.errors as Error[]) : [error as Error];
  return all.every((one) => faultyReport(one) !== null) ? all : [];
}

/** Of a page or file of the site that belongs to a report alone. */
const pathOfReport = /^(?:reports|raw|data\/reports)\/(r[0-9a-f]{12})[/.]/;

/** @returns the error as the fault of the report that a page or file belongs to alone; unchanged for all others */
export function pathFault(path: string, error: unknown): unknown {
  const id = pathOfReport.exec(path)?.[1];
  return id === undefined ? error : reportFault(id, error);
}
