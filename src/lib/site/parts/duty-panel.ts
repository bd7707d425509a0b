/** What the rules ask of a report and what was found, in the words of the page. */
import type { DutyAssessment } from '../../analysis/duties/assess.ts';
import type { Timeliness } from '../../analysis/duties/timeliness.ts';
import { siteLabels } from '../../analysis/labels.ts';
import { kindVocabulary } from '../../analysis/sections/kinds.ts';
import { formatDate } from '../../core/display-dates.ts';

export interface DutyPanel {
  readonly rule: string | null;
  readonly wording: string | null;
  /** One sentence on the day of publication. */
  readonly timeliness: string;
  readonly status: Timeliness['status'];
  readonly parts: readonly {
    readonly name: string;
    /** Where the part stands; null when the rules did not find it. */
    readonly anchor: string | null;
  }[];
}

function sentence({ reason, lastDay, daysLate, reportYear }: Timeliness): string {
  return siteLabels()
    .timeliness[reason].replace('{lastDay}', lastDay === null ? '' : formatDate(lastDay))
    .replace('{days}', String(daysLate))
    .replace('{year}', String(reportYear));
}

/** Null for a document that no rule asks anything of. */
export function dutyPanel({ exempt, timeliness, rule, parts }: DutyAssessment): DutyPanel | null {
  if (exempt !== null) return null;
  const nameOf = new Map(kindVocabulary().map(({ kind, name }) => [kind as string, name]));
  return {
    rule: rule?.name ?? null,
    wording: rule?.wording ?? null,
    timeliness: sentence(timeliness),
    status: timeliness.status,
    parts: parts
      .filter(({ required }) => required)
      .map(({ part, places }) => ({ name: nameOf.get(part) ?? part, anchor: places[0]?.anchor ?? null })),
  };
}
