/** The region that a report is about, from every place that may name it. The host of a page is no clue. */
import type { Candidate } from '../../../core/model.ts';
import { resolveRegion } from '../../../core/regions/resolve.ts';
import type { Clue, RegionResolution } from '../../../core/regions/types.ts';
import type { Region } from '../../../core/schema.ts';
import { fold } from '../../../core/text/fold.ts';
import type { Context } from '../rule.ts';
import { declared, labelled } from '../rule.ts';
import { openingSubject, titleIssuer } from './issuer.ts';

/** As much of the text as names the region when anything does. */
const openingLength = 3000;

export function regionClues(context: Pick<Context, 'document' | 'labels' | 'title'>): Clue[] {
  const { document, title } = context;
  const clues: Clue[] = [];
  const add = (text: string | null | undefined, origin: Clue['origin'], weight: number) => {
    if (text) clues.push({ text: fold(text), origin, weight });
  };
  for (const label of labelled(context, 'issuer-author')) add(label.value, 'issuer', 0.95);
  if (title !== null) {
    add(titleIssuer(title), 'issuer', 0.97);
    add(title, 'title', 0.9);
  }
  for (const node of document.nodes) {
    if (node.type === 'paragraph' && node.role === 'signature') add(node.text, 'signature', 0.9);
  }
  for (const label of labelled(context, 'issuer-publisher')) add(label.value, 'label', 0.8);
  add(openingSubject(document)?.name, 'signature', 0.7);
  for (const edit of document.edits) if (edit.step === 'breadcrumb') add(edit.before, 'breadcrumb', 0.5);
  // Which of several places of one name is meant: the page's own name tells the city above it.
  for (const { value } of declared(context, 'title', 'SiteName')) add(value, 'breadcrumb', 0.5);
  for (const block of document.removed)
    if (/^[—-]/.test(block.text.trim())) add(block.text, 'signature', 0.6);
  for (const label of labelled(context, 'source')) add(label.value, 'source', 0.6);
  for (const label of labelled(context, 'host')) add(label.value, 'footer', 0.45);
  const text = document.nodes.map((node) => (node.type === 'table' ? '' : node.text)).join('\n');
  add(text.slice(0, openingLength), 'body', 0.4);
  return clues;
}

export interface RegionFinding {
  readonly candidates: readonly Candidate<Region>[];
  readonly resolution: RegionResolution;
}

export function regionFinding(
  context: Pick<Context, 'document' | 'labels' | 'title' | 'period'>,
): RegionFinding {
  const year = context.period ? Number(context.period.end.slice(0, 4)) : null;
  const resolution = resolveRegion(regionClues(context), year);
  const { region, evidence, confidence } = resolution;
  if (!region) return { candidates: [], resolution };
  const line = evidence ? lineOf(context.document.blocks, evidence.text) : null;
  return {
    candidates: [
      {
        value: region,
        rule: evidence?.origin ?? 'text',
        confidence,
        evidence: evidence && line !== null ? { text: evidence.text, line } : null,
      },
    ],
    resolution,
  };
}

function lineOf(blocks: Context['document']['blocks'], text: string): number | null {
  return blocks.find((block) => fold(block.text).includes(text))?.line ?? blocks[0]?.line ?? null;
}
