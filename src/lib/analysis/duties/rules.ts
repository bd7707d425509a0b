/** The dated rules of content/vocab/duties.yml, and which of them governs a report. */

import { z } from 'zod';
import { loadVocab } from '../../core/load-vocab.ts';
import { compareText } from '../../core/order.ts';
import { regionLevels, reportKinds } from '../../core/schema.ts';
import { requiredParts } from '../sections/kinds.ts';

const words = z.array(z.string().min(1)).min(1);
const partSchema = z.strictObject({ lists: z.array(words).min(1), never: words });

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** First day that the rule binds. */
  inForce: z.iso.date(),
  /** Last day of the following year, month and day, on which publishing is in time. */
  lastDay: z.string().regex(/^\d{2}-\d{2}$/),
  wording: z.string().min(1),
  /** Levels of government that the rule names. */
  levels: z.array(z.enum(regionLevels)).min(1),
  parts: z.array(z.enum(requiredParts)),
});

const dutiesSchema = z.strictObject({
  rules: z.array(ruleSchema).min(1),
  exempt: z.partialRecord(z.enum(reportKinds), z.string().min(1)),
  parts: z.record(z.enum(requiredParts), partSchema),
});

export type DutyRule = z.infer<typeof ruleSchema>;
export type Duties = z.infer<typeof dutiesSchema>;

let loaded: Duties | undefined;

export function dutyVocabulary(): Duties {
  loaded ??= loadVocab('duties', dutiesSchema);
  return loaded;
}

/** Last day in time for the report of a year. */
export const lastDayFor = (rule: DutyRule, reportYear: number): string => `${reportYear + 1}-${rule.lastDay}`;

/**
 * The rule that governs the report of a year: the latest one in force on its own last day.
 * @returns null when no known rule was in force
 */
export function ruleForYear(reportYear: number): DutyRule | null {
  const inForce = dutyVocabulary().rules.filter((rule) => rule.inForce <= lastDayFor(rule, reportYear));
  return inForce.toSorted((a, b) => compareText(a.inForce, b.inForce)).at(-1) ?? null;
}
