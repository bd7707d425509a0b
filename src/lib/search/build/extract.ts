/** From a parsed report to what the index takes in. Build time only. */

import { yearOf } from '../../core/display-dates.ts';
import type { ParsedReport } from '../../core/markdown/parse.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Fragment, Script } from '../format/fragment.ts';
import { normalise, type ScriptMap } from '../format/normalise.ts';

/** @param script characters that are folded wherever they stand */
export function extractFragment(
  { report, sections }: Pick<ParsedReport, 'report' | 'sections'>,
  script: ScriptMap,
): Fragment {
  const { region } = report;
  const texts = sections.flatMap(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)]);
  return {
    id: report.id,
    title: report.title,
    issuer: report.issuer,
    number: report.documentNumber,
    region: region && { key: regionKey(region), path: region.path, level: region.level },
    year: report.period && yearOf(report.period),
    kind: report.kind,
    published: report.published,
    needsReview: report.review.length > 0,
    script: scriptOf([report.title ?? '', ...texts].join('\n'), script),
    sections: sections.map(({ anchor, heading, passages }) => ({
      anchor,
      heading,
      passages: passages.map(({ text, type }) => ({ text, table: type === 'table' })),
    })),
  };
}

/** Of the characters of a text in traditional script a fifth and more have a simplified form of their own. */
const traditionalShare = 0.05;

function scriptOf(written: string, certain: ScriptMap): Script {
  // Compatibility forms of a character fold to it, so they count as well.
  const { text } = normalise(written);
  let folded = 0;
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x2e80) continue;
    all++;
    if (certain.has(text.charAt(i))) folded++;
  }
  if (folded === 0) return 'simplified';
  return folded < all * traditionalShare ? 'mixed' : 'traditional';
}
