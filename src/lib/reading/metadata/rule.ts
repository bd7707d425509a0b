/** What a metadata rule is given and gives. */

import type { Block, Candidate, Evidence, Structured } from '../../core/model.ts';
import type { Period, Region, ReportKind } from '../../core/schema.ts';
import type { LabelGroup, LabelValue } from '../clean/labels.ts';

/** The document and what earlier rules have settled. */
export interface Context {
  readonly document: Structured;
  readonly labels: readonly LabelValue[];
  readonly title: string | null;
  readonly period: Period | null;
  readonly kind: ReportKind;
  readonly region: Region | null;
}

export function evidence(block: Block, text = block.text.trim()): Evidence {
  return { text, line: block.line };
}

/** Values of the labels of one group that are not empty, in document order. */
export function labelled(context: Pick<Context, 'labels'>, group: LabelGroup): LabelValue[] {
  return context.labels.filter((label) => label.group === group && !/^[-/—无\s]*$/.test(label.value));
}

/** Best first; equal values are one candidate, the best one. */
export function ranked<T>(candidates: readonly Candidate<T>[]): Candidate<T>[] {
  const seen = new Set<string>();
  return candidates
    .map((candidate, order) => ({ candidate, order }))
    .sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.order - b.order)
    .map(({ candidate }) => candidate)
    .filter(({ value }) => {
      const key = JSON.stringify(value);
      return !seen.has(key) && seen.add(key);
    });
}

/** Declared values of the file by name, in any case and with any of the names. */
export function declared(
  context: Pick<Context, 'document'>,
  ...names: string[]
): { value: string; line: number }[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return context.document.declared.filter(
    ({ name, value }) => wanted.has(name.toLowerCase()) && value.trim() !== '',
  );
}
