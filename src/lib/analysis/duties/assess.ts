/** What a report owes under the rule of its year, and what was found. */
import type { ParsedReport } from '../../core/markdown/parse.ts';
import type { SectionFinding } from '../sections/classify.ts';
import { findParts, type PartFinding } from './parts.ts';
import { type DutyRule, dutyVocabulary } from './rules.ts';
import { assessTimeliness, type Timeliness } from './timeliness.ts';

export interface DutyPart extends PartFinding {
  /** True when the rule of the report's year asks for the part. */
  readonly required: boolean;
}

export interface DutyAssessment {
  /** Why the report owes nothing, as readers see it; null when it does. */
  readonly exempt: string | null;
  readonly timeliness: Timeliness;
  readonly rule: DutyRule | null;
  /** All four parts; of an exempt report none is required. */
  readonly parts: readonly DutyPart[];
}

/** @param findings of `classifySections` for the same report */
export function assessDuties(
  { report, sections }: ParsedReport,
  findings: readonly SectionFinding[],
): DutyAssessment {
  const timeliness = assessTimeliness(report);
  const named = timeliness.reason !== 'body-not-named-by-the-rule';
  const required = named ? (timeliness.rule?.parts ?? []) : [];
  return {
    exempt: dutyVocabulary().exempt[report.kind] ?? null,
    timeliness,
    rule: timeliness.rule,
    parts: findParts(sections, findings).map((part) => ({ ...part, required: required.includes(part.part) })),
  };
}
