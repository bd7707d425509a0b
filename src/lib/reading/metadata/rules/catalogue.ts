/** Values of the catalogue that are taken over as printed: subject, genre, validity, source. */

import type { Candidate } from '../../../core/model.ts';
import { valueForm } from '../../../core/text/lines.ts';
import type { LabelGroup } from '../../clean/labels.ts';
import { type Context, evidence, labelled, ranked } from '../rule.ts';

export function labelCandidates(
  context: Pick<Context, 'labels'>,
  group: LabelGroup,
  longest = 60,
): Candidate<string>[] {
  return ranked(
    labelled(context, group)
      .map((label) => ({
        label,
        value: valueForm(label.value)
          .replace(/^[\]】:]+|[[【|]+$/g, '')
          .trim(),
      }))
      .filter(({ value }) => value !== '' && value.length <= longest)
      .map(({ label, value }) => ({
        value,
        rule: 'label',
        confidence: 0.95,
        evidence: evidence(label.block, label.span),
      })),
  );
}

/** The portal itself as a source (本站) names nobody. */
const noBody = /^(本站|本网|本网站|互联网|网络|转载|原创|未知|其他|不详)|^https?:|^www\./;

export function sourceCandidates(context: Pick<Context, 'labels'>): Candidate<string>[] {
  return labelCandidates(context, 'source').filter(
    ({ value }) => !noBody.test(value) && /\p{Script=Han}/u.test(value),
  );
}
