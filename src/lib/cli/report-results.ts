/** Shows what became of each document: a block of lines for people, a JSON object a line for programs. */
import type { IngestResult } from '../archive/ingest/ingest.ts';

export interface Reporter {
  add(result: IngestResult): void;
  /** True when something was rejected. */
  failed(): boolean;
  /** One line with the counts. */
  summary(): string;
}

const mark = { ok: '✓', review: '?', rejected: '✗' } as const;

function forPeople({ file, id, status, metadata, messages, difference }: IngestResult): string {
  const head =
    `${mark[status]} ${file} → ${status === 'rejected' ? 'rejected' : id} ${metadata?.title ?? ''}`.trimEnd();
  const lines = messages.map(
    ({ slug, severity, message, line }) =>
      `    ${severity} ${slug}${line ? ` (line ${line})` : ''}: ${message}`,
  );
  return [head, ...lines, ...(difference ? [difference] : [])].join('\n');
}

export function createReporter({ json }: { json: boolean }): Reporter {
  const counts = { ok: 0, review: 0, rejected: 0 };
  return {
    add: (result) => {
      counts[result.status]++;
      const { difference, files: _, ...line } = result;
      process.stdout.write(`${json ? JSON.stringify(line) : forPeople(result)}\n`);
      if (json && difference) process.stderr.write(`${difference}\n`);
    },
    failed: () => counts.rejected > 0,
    summary: () => `ingest: ${counts.ok} ok, ${counts.review} to review, ${counts.rejected} rejected`,
  };
}
