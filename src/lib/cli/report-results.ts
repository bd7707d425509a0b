/** Shows what became of each document: a block of lines for people, a JSON object a line for programs. */
import type { IngestResult } from '../archive/ingest/ingest.ts';
import { shown, shownJson, shownLines } from '../core/text/shown.ts';

export interface Reporter {
  add(result: IngestResult): void;
  /** True when something was rejected for a reason that nobody has taken as known. */
  failed(): boolean;
  /** One line with the counts. */
  summary(): string;
}

const mark = { ok: '✓', review: '?', rejected: '✗' } as const;

/** What is known is counted and not told again. */
function forPeople({ file, id, status, metadata, messages, difference }: IngestResult): string {
  const head =
    `${mark[status]} ${file} → ${status === 'rejected' ? 'rejected' : id} ${metadata?.title ?? ''}`.trimEnd();
  const lines = messages
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map(
      ({ slug, severity, message, line }) =>
        `    ${severity} ${slug}${line ? ` (line ${line})` : ''}: ${message}`,
    );
  return [...[head, ...lines].map(shown), ...(difference ? [shownLines(difference)] : [])].join('\n');
}

const isKnown = ({ messages }: IngestResult): boolean =>
  messages
    .filter(({ severity }) => severity === 'error')
    .every(({ acknowledged }) => acknowledged !== undefined);

export function createReporter({ json }: { json: boolean }): Reporter {
  const counts = { ok: 0, review: 0, rejected: 0 };
  let known = 0;
  let failed = false;
  return {
    add: (result) => {
      counts[result.status]++;
      known += result.messages.filter(({ acknowledged }) => acknowledged !== undefined).length;
      if (result.status === 'rejected' && !isKnown(result)) failed = true;
      const { difference, files: _, ...line } = result;
      process.stdout.write(`${json ? shownJson(line) : forPeople(result)}\n`);
      if (json && difference) process.stderr.write(`${shownLines(difference)}\n`);
    },
    failed: () => failed,
    summary: () =>
      `ingest: ${counts.ok} ok, ${counts.review} to review, ${counts.rejected} rejected${known > 0 ? `, ${known} known messages not repeated` : ''}`,
  };
}
