/** Scores the kinds of sections on the annotated documents: accuracy, and F1 of each kind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { classifySections } from '../../src/lib/analysis/sections/classify.ts';
import { type SectionKind, sectionKinds } from '../../src/lib/analysis/sections/kinds.ts';
import type { ParsedReport } from '../../src/lib/core/markdown/parse.ts';
import type { Annotation } from './annotation.ts';
import type { Part } from './corpus.ts';

const known = new Set<string>(sectionKinds);
const kinds = z
  .string()
  .transform((text) => text.split('/'))
  .refine((list) => list.every((kind) => known.has(kind)), 'a kind that is none')
  .transform((list) => list as SectionKind[]);
const fileSchema = z.record(z.string(), z.array(kinds));

/** Name of a document without its ending → for each annotated heading the kinds that are right, the first one counted. */
export type KindAnnotations = z.infer<typeof fileSchema>;

export const kindAnnotations = (part: Part): KindAnnotations =>
  fileSchema.parse(parse(readFileSync(join(import.meta.dirname, 'section-kinds', `${part}.yml`), 'utf8')));

export interface KindVerdict {
  readonly file: string;
  readonly heading: string;
  readonly right: readonly SectionKind[];
  /** Null when the heading was not found in the document. */
  readonly found: SectionKind | null;
}

const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[。.,;:、!?]+$/u, '');

/** Sets the sections of a document against its annotated headings, in order. */
export function judgeKinds(
  annotation: Annotation,
  right: readonly (readonly SectionKind[])[],
  parsed: Pick<ParsedReport, 'report' | 'sections'>,
): KindVerdict[] {
  const findings = classifySections(parsed.sections, parsed.report.period);
  let next = 0;
  return (annotation.headings ?? []).map(({ label }, i) => {
    const at = parsed.sections.findIndex(
      (section, place) => place >= next && squeeze(section.label) === squeeze(label),
    );
    if (at >= 0) next = at + 1;
    return {
      file: annotation.file,
      heading: label,
      right: right[i] ?? [],
      found: at < 0 ? null : (findings[at]?.kind ?? null),
    };
  });
}

export interface KindScore {
  readonly sections: number;
  readonly accuracy: number;
  /** Mean of the F1 of all kinds that are annotated or found. */
  readonly macroF1: number;
  readonly f1: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

export function scoreKinds(verdicts: readonly KindVerdict[]): KindScore {
  const counts = new Map<SectionKind, { right: number; found: number; wanted: number }>();
  const of = (kind: SectionKind) => {
    const count = counts.get(kind) ?? { right: 0, found: 0, wanted: 0 };
    counts.set(kind, count);
    return count;
  };
  let correct = 0;
  const wrong: string[] = [];
  for (const { file, heading, right, found } of verdicts) {
    const good = found !== null && right.includes(found);
    const wanted = good ? found : right[0];
    if (wanted) of(wanted).wanted += 1;
    if (found) of(found).found += 1;
    if (good) of(found).right += 1;
    if (good) correct += 1;
    else wrong.push(`${file} ${heading}: ${found ?? 'no such heading'}, not ${right.join('/')}`);
  }
  const f1 = Object.fromEntries(
    sectionKinds.flatMap((kind) => {
      const count = counts.get(kind);
      return count ? [[kind, (2 * count.right) / (count.found + count.wanted)]] : [];
    }),
  );
  const values = Object.values(f1);
  return {
    sections: verdicts.length,
    accuracy: verdicts.length === 0 ? 1 : correct / verdicts.length,
    macroF1: values.length === 0 ? 1 : values.reduce((sum, one) => sum + one, 0) / values.length,
    f1,
    wrong,
  };
}
