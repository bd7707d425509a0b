/**
 * Stage `metadata`: every field of the front matter with the rule that found it and the words it stands on.
 * Holds afterwards: a published value is the best candidate of its field or a person's correction; a field without
 * candidate is null; competing candidates are kept.
 */

import type { Candidate, Correction, Described, FieldName, Structured } from '../../core/model.ts';
import { type Attachment, type Report, reportSchema } from '../../core/schema.ts';
import { ownPart } from '../attachments/own-part.ts';
import { readLabels } from '../clean/labels.ts';
import { withoutControls } from '../clean/steps/control-characters.ts';
import { inferTitle } from './infer-title.ts';
import type { Context } from './rule.ts';
import { labelCandidates, sourceCandidates } from './rules/catalogue.ts';
import { publishedCandidates, writtenCandidates } from './rules/dates.ts';
import { issuerCandidates } from './rules/issuer.ts';
import { kindCandidates } from './rules/kind.ts';
import { documentNumberCandidates, indexNumberCandidates } from './rules/numbers.ts';
import { originCandidates } from './rules/origin.ts';
import { periodCandidates } from './rules/period.ts';
import { regionFinding } from './rules/region.ts';
import { titleCandidates } from './rules/title.ts';

type Candidates = Partial<Record<FieldName, readonly Candidate[]>>;

/** A person's value goes before all others; the schema of its field says what it may be. */
function corrected<T>(
  field: FieldName,
  found: readonly Candidate<T>[],
  corrections: readonly Correction[],
): readonly Candidate<T>[] {
  const correction = corrections.findLast((entry) => entry.field === field);
  if (!correction) return found;
  const value = reportSchema.shape[field].parse(correction.value) as T;
  return [
    { value, rule: 'correction', confidence: 1, evidence: { text: correction.reason, line: 0 } },
    ...found,
  ];
}

/** Labels are read as they stand in the original; a value is cleaned as the text is. */
function cleaned<T>(candidate: Candidate<T>): readonly Candidate<T>[] {
  if (typeof candidate.value !== 'string') return [candidate];
  const value = withoutControls(candidate.value);
  return value === '' ? [] : [{ ...candidate, value: value as T }];
}

const best = <T>(candidates: readonly Candidate<T>[]): T | null => candidates[0]?.value ?? null;

/** What custody has beside the document, as the front matter names it. */
const attachmentsOf = ({ raw, attached = [] }: Structured): Attachment[] =>
  (raw.attachments ?? []).map(({ file, role, address, sha256, bytes }, k) => ({
    file,
    role,
    address,
    sha256,
    bytes: bytes.byteLength,
    format: attached[k] ?? 'unknown',
  }));

const isRecognised = ({ sheets = [], attachedRecognised = false }: Structured): boolean =>
  attachedRecognised || sheets.some(({ recognised }) => recognised);

export function describe(whole: Structured): Described {
  const document = ownPart(whole);
  const attached = attachmentsOf(whole);
  const candidates: Candidates = {};
  const { corrections } = document.raw;
  function settle<T>(field: FieldName, found: readonly Candidate<T>[]): T | null {
    const all = corrected(field, found.flatMap(cleaned), corrections);
    candidates[field] = all;
    return best(all);
  }

  // Each rule sees only what was settled before it.
  const context: { -readonly [K in keyof Context]: Context[K] } = {
    document,
    labels: readLabels(document.blocks),
    title: null,
    period: null,
    kind: 'other',
    region: null,
  };
  context.title = settle('title', titleCandidates(context));
  context.kind = settle('kind', kindCandidates(context)) ?? 'other';
  context.period = settle('period', periodCandidates(context));
  const { candidates: regions, resolution } = regionFinding(context);
  context.region = settle('region', regions);
  const issuer = settle('issuer', issuerCandidates(context));

  const title =
    context.title ??
    inferTitle({
      issuer,
      region: context.region?.path.at(-1) ?? null,
      period: context.period,
      kind: context.kind,
    });
  const fields: Omit<Report, 'review'> = {
    id: document.id,
    title,
    titleInferred: context.title === null,
    issuer,
    source: settle('source', sourceCandidates(context)),
    region: context.region,
    period: context.period,
    kind: context.kind,
    published: settle('published', publishedCandidates(context)),
    written: settle('written', writtenCandidates(context)),
    indexNumber: settle('indexNumber', indexNumberCandidates(context)),
    documentNumber: settle('documentNumber', documentNumberCandidates(context)),
    subject: settle('subject', labelCandidates(context, 'subject')),
    genre: settle('genre', labelCandidates(context, 'genre', 20)),
    validity: settle('validity', labelCandidates(context, 'validity', 20)),
    originUrl: settle('originUrl', originCandidates(context)),
    original: {
      file: document.raw.file,
      sha256: document.raw.sha256,
      bytes: document.raw.bytes.byteLength,
      encoding: document.encoding,
      format: document.format,
      ...(isRecognised(whole) ? { recognised: true } : {}),
      ...(attached.length > 0 ? { attachments: attached } : {}),
    },
  };
  return { ...whole, candidates, fields, ambiguousRegions: resolution.ambiguous.map(({ code }) => code) };
}
