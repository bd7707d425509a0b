/** The region that a report is about, from every place that may name it. The host of a page is no clue. */
import type { Block, Candidate } from '../../../core/model.ts';
import { isOrganisation } from '../../../core/organisation.ts';
import { findDivisions } from '../../../core/regions/find.ts';
import { resolveRegion } from '../../../core/regions/resolve.ts';
import type { Clue, RegionResolution } from '../../../core/regions/types.ts';
import type { Region } from '../../../core/schema.ts';
import { fold } from '../../../core/text/fold.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { bodiesUnderTitle, findClosing } from '../closing.ts';
import {
  announcingBody,
  leadersInOpening,
  openingSubject,
  ownPapers,
  papersIn,
  placesInOpening,
  townshipInOpening,
  withoutPapers,
} from '../opening-body.ts';
import { organForms } from '../organ-forms.ts';
import type { Context } from '../rule.ts';
import { declared, labelled } from '../rule.ts';
import { titleIssuer } from '../title-body.ts';

/** As much of the text as names the region when anything does. */
const openingLength = 3000;

/** `X县人民政府门户网站` and the like, above the text. */
const siteName = new RegExp(`(?:${organForms.sites.join('|')})$`);
const contact = new RegExp(`(?:${organForms.contacts.join('|')})\\s*[:\uff1a](.{4,40})`);
/** A contact stands among the last lines. */
const contactReach = 6;

/** Bodies whose names, or those of their sites, a page prints above its title or text. */
export function siteHeaders(
  document: Context['document'],
): { readonly name: string; readonly block: Block }[] {
  const text = document.nodes.find((node) => node.type !== 'paragraph' || node.role !== 'subtitle');
  const start = (document.titleBlock ?? text?.block)?.index ?? 0;
  return [...new Set([...document.head, ...document.removed])].flatMap((block) => {
    const line = ruleForm(block.text);
    const name = line.replace(siteName, '');
    return block.index < start && line.length <= 40 && isOrganisation(name) ? [{ name, block }] : [];
  });
}

/** The division of the author's address; the street in it is no region. */
function contactPlace(document: Context['document']): string | undefined {
  const last = [
    ...document.nodes.slice(-contactReach).map(({ block }) => block),
    ...document.removed.filter(({ hints }) => hints?.furniture === undefined),
  ];
  for (const { text } of last) {
    const address = contact.exec(fold(text))?.[1];
    const mention = address === undefined ? undefined : findDivisions(address)[0];
    if (mention) return mention.text;
  }
  return undefined;
}

const township = new RegExp(
  `^(?:\\d{4}年度?)?\\p{Script=Han}{2,5}(?:${Object.keys(organForms.townships).join('|')})(?!村|办$)`,
  'u',
);

/** The title or the signature begins with a township and names nothing above it. */
function speaksAsTownship(document: Context['document'], title: string | null): boolean {
  const names = [title ?? '', ...(findClosing(document.nodes)?.bodies ?? []).map(({ name }) => name)];
  return names.some((name) => township.test(fold(name)) && findDivisions(fold(name)).length === 0);
}

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
  for (const { name } of findClosing(document.nodes)?.bodies ?? []) add(name, 'signature', 0.92);
  for (const node of document.nodes) {
    if (node.type === 'paragraph' && node.role === 'signature') add(node.text, 'signature', 0.9);
  }
  for (const { name } of bodiesUnderTitle(document)) add(name, 'signature', 0.88);
  for (const label of labelled(context, 'issuer-publisher')) add(label.value, 'label', 0.8);
  add(announcingBody(document)?.text, 'opening', 0.75);
  for (const { text } of placesInOpening(document)) add(text, 'opening', 0.72);
  add(openingSubject(document)?.text, 'opening', 0.7);
  // Of which county it is, another clue tells.
  if (title === null) add(townshipInOpening(document)?.text, 'signature', 0.65);
  // Of which county a township is, those say that lead it; those above a county are no clue.
  if (speaksAsTownship(document, title)) add(leadersInOpening(document)?.text, 'opening', 0.64);
  for (const { text } of ownPapers(document)) add(text, 'opening', 0.62);
  for (const edit of document.edits) if (edit.step === 'breadcrumb') add(edit.before, 'breadcrumb', 0.5);
  for (const { name } of siteHeaders(document)) add(name, 'breadcrumb', 0.55);
  // Which of several places of one name is meant: the page's own name tells the city above it.
  for (const { value } of declared(context, 'title', 'SiteName')) add(value, 'breadcrumb', 0.5);
  for (const block of new Set([...document.head, ...document.removed]))
    if (/^[—-]/.test(block.text.trim())) add(block.text, 'signature', 0.6);
  for (const label of labelled(context, 'source')) add(label.value, 'source', 0.6);
  for (const label of labelled(context, 'host')) add(label.value, 'footer', 0.45);
  add(contactPlace(document), 'footer', 0.42);
  const text = document.nodes.map((node) => (node.type === 'table' ? '' : node.text)).join('\n');
  const start = fold(text.slice(0, openingLength));
  add(withoutPapers(start), 'body', 0.4);
  add(papersIn(start), 'paper', 0.4);
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
