/**
 * The body that answers for a report: named as the author by the catalogue, at the head of the title, in the
 * signature, or, weaker, as the publisher. The host of the page is asked last and only for a body without a
 * statutory government of its own.
 */
import type { Block, Candidate } from '../../../core/model.ts';
import { isOrganisation, organisationSuffix } from '../../../core/organisation.ts';
import { fold } from '../../../core/text/fold.ts';
import { valueForm } from '../../../core/text/lines.ts';
import { type Context, declared, evidence, labelled, ranked } from '../rule.ts';

const lead = /^(关于)?((19|20)\d{2} ?年?度? ?|[二一][〇○零一二三四五六七八九]{3}年度?)?/;
const body = new RegExp(
  `^([\\p{Script=Han}、 ]{2,40}?(?:${organisationSuffix}))(?=$|关于|(?:19|20)\\d{2}|[二一][〇○零]|[“《(]|上半年|下半年|年度|推进|开展|加强|贯彻|落实|履行|深入|全面|法治|法制|依法|行政|工作|第[一二三四])`,
  'u',
);

/** @returns the body that a title begins with, or null: `密云区市场监督管理局` of `密云区市场监督管理局2020年…` */
export function titleIssuer(title: string): string | null {
  const folded = fold(title).trim();
  const start = lead.exec(folded)?.[0].length ?? 0;
  const match = body.exec(folded.slice(start));
  const name = match?.[1]?.replaceAll(' ', '');
  return name && isOrganisation(name) && !/^(我|本|各|全)[省市县区州局厅委]/.test(name) ? name : null;
}

/** A name that leaves out whose body it is: 区司法局, 市政府办公室. */
const generic = /^(省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?=[\p{Script=Han}]{2})/u;

/** The full official name where the region is known: `区司法局` in 密云区 is `密云区司法局`. */
export function fullName(name: string, context: Pick<Context, 'region'>): string {
  const own = context.region?.path.at(-1);
  const match = generic.exec(name);
  if (!own || !match?.[1] || !own.endsWith(match[1])) return name;
  return own + name.slice(match[1].length);
}

const subject = new RegExp(
  `^(?:(?:19|20)\\d{2}年度?(?:以来)?,)?(\\p{Script=Han}{2,30}?(?:${organisationSuffix}))(?=认真|坚持|深入|全面|紧紧|严格|始终|高度|积极|切实|扎实|持续|不断|贯彻|落实|坚决|牢固|按照|围绕|以|在)`,
  'u',
);

/** @returns the body that the first sentence of a text is about, for texts without title and labels */
export function openingSubject(document: Context['document']): { name: string; block: Block } | null {
  const first = document.nodes.find((node) => node.type === 'paragraph' && node.role === 'body');
  const name =
    first?.type === 'paragraph' ? subject.exec(fold(first.text).replaceAll(' ', ''))?.[1] : undefined;
  return first && name && isOrganisation(name) && !/[我本各全]/.test(name)
    ? { name, block: first.block }
    : null;
}

const areaName = /(?<!委员)[^会局办]区$/u;

const onBehalf = /(?:受|代表)(\p{Script=Han}{2,30}?)(?:的?委托|,|向|,现)/u;

/** How the author of a text speaks of what is under it: a government of its region, a department of its office. */
const government = /(我|全|本)(省|市|县|区|州|盟|旗|自治区|镇|乡|街道)/g;
const department = /(我|全|本)(局|厅|委|办|院|处|司|中心|部|署|系统)/g;

/** @returns what the name of the department ends with that calls itself 我局, 我委 …, or null when none does */
function departmentWord(document: Context['document']): RegExp | null {
  const counts = new Map<string, number>();
  for (const node of document.nodes) {
    if (node.type === 'table') continue;
    for (const [, , word = ''] of node.text.matchAll(department))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [word] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (word === undefined || word === '系统') return null;
  return word === '委' ? /委(员会)?$/ : word === '办' ? /办(公室)?$/ : new RegExp(`${word}$`);
}

function speaksAsGovernment(context: Pick<Context, 'document' | 'title'>): boolean {
  const text = [
    context.title ?? '',
    ...context.document.nodes.map((node) => (node.type === 'table' ? '' : node.text)),
  ].join('\n');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(department) <= count(government) / 4;
}

export function issuerCandidates(
  context: Pick<Context, 'document' | 'labels' | 'title' | 'region' | 'kind'>,
): Candidate<string>[] {
  const { document, title, region } = context;
  const found: Candidate<string>[] = [];
  const add = (name: string, rule: string, confidence: number, proof: Candidate['evidence']) => {
    const bare = valueForm(name).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
    if (/\p{Script=Han}{2}/u.test(bare) && bare.length <= 60) {
      found.push({ value: fullName(bare, context), rule, confidence, evidence: proof });
    }
  };
  if (title !== null) {
    const name = titleIssuer(title);
    // The name of a functional area alone (苏州工业园区2020年…) does not say which of its bodies speaks.
    const confidence = name && areaName.test(name) ? 0.6 : 0.95;
    if (name) add(name, 'title', confidence, { text: title, line: document.titleBlock?.line ?? 1 });
  }
  for (const label of labelled(context, 'issuer-author'))
    add(label.value, 'label-author', 0.93, evidence(label.block, label.span));
  for (const node of document.nodes) {
    if (node.type === 'paragraph' && node.role === 'signature' && isOrganisation(node.text)) {
      add(node.text, 'signature', 0.85, evidence(node.block));
    }
  }
  for (const label of labelled(context, 'issuer-publisher'))
    add(label.value, 'label-publisher', 0.8, evidence(label.block, label.span));
  // 我局 in a page of 区交通运输局: the source or host is the body that speaks.
  const own = departmentWord(document);
  if (own !== null) {
    for (const group of ['source', 'host'] as const) {
      for (const label of labelled(context, group)) {
        if (!own.test(label.value) || !isOrganisation(label.value)) continue;
        add(label.value, `label-${group}`, 0.6, evidence(label.block, label.span));
      }
    }
    for (const { value, line } of declared(context, 'SiteName', 'ContentSource')) {
      if (own.test(value) && isOrganisation(value)) add(value, 'declared', 0.55, { text: value, line });
    }
  }
  // A report to a congress is given by an officer on behalf of the body that answers for it.
  for (const node of document.nodes.slice(0, 4)) {
    const principal = node.type === 'paragraph' ? onBehalf.exec(fold(node.text))?.[1] : undefined;
    if (principal && isOrganisation(principal)) add(principal, 'on-behalf', 0.9, evidence(node.block));
  }
  const opening = openingSubject(document);
  if (opening) add(opening.name, 'opening-subject', 0.65, evidence(opening.block));
  if (region && context.kind !== 'other' && context.kind !== 'survey-report') {
    const name = region.path.at(-1);
    if (name && region.level === 'functional-area') add(name, 'region', 0.5, null);
    else if (name && region.level !== 'national' && speaksAsGovernment(context))
      add(`${name}人民政府`, 'region', 0.5, null);
  }
  return ranked(found);
}
