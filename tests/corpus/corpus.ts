/** Reads the corpus from disk and gives its documents to the pipeline. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import type { Rendered } from '../../src/lib/core/model.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { type Annotation, annotationSchema } from './annotation.ts';
import { type DocumentScore, type Outcome, scoreDocument } from './score.ts';

/** `held-out` is never looked at by those who write rules. */
export const parts = ['open', 'held-out'] as const;
export type Part = (typeof parts)[number];

export const baselineFile = join(import.meta.dirname, 'baseline.json');

const folder = (part: Part): string => join(import.meta.dirname, part);

export function annotations(part: Part): Annotation[] {
  return readdirSync(folder(part))
    .filter((name) => name.endsWith('.yml'))
    .toSorted()
    .map((name) => annotationSchema.parse(parse(readFileSync(join(folder(part), name), 'utf8'))));
}

function outcomeOf({ report, markdown, inPage }: Rendered): Outcome {
  const { sections } = parseReport(markdown);
  const texts = sections.flatMap((s) => [s.heading, ...s.passages.map((p) => p.text)]);
  return {
    format: report.original.format,
    encoding: report.original.encoding,
    fields: report,
    headings: sections.filter((s) => s.level > 0).map(({ level, label }) => ({ level, label })),
    body: texts,
    review: report.review,
    inPage,
  };
}

/** @returns what the pipeline makes of a document, or null when it is refused */
export async function render(part: Part, file: string): Promise<Rendered | null> {
  const bytes = readFileSync(join(folder(part), file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rendered = await runPipeline({ file, bytes, sha256, origin: null, corrections: [] });
  return rendered.status === 'rejected' ? null : rendered;
}

async function read(part: Part, file: string): Promise<Outcome | null> {
  const rendered = await render(part, file);
  return rendered && outcomeOf(rendered);
}

export async function scoreParts(): Promise<Record<Part, DocumentScore[]>> {
  const scores: Record<Part, DocumentScore[]> = { open: [], 'held-out': [] };
  for (const part of parts) {
    for (const annotation of annotations(part)) {
      scores[part].push(scoreDocument(annotation, await read(part, annotation.file)));
    }
  }
  return scores;
}
