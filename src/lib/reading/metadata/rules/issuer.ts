/**
 * The body that answers for a report: named as the author by the catalogue, at the head of the title, in the
 * signature, or, weaker, as the publisher. The host of the page is asked last and only for a body without a
 * statutory government of its own.
 */
import type { Candidate, Evidence } from '../../../core/model.ts';
import { isOrganisation, seal } from '../../../core/organisation.ts';
import { findDivisions } from '../../../core/regions/find.ts';
import { stemOf } from '../../../core/regions/names.ts';
import type { Region } from '../../../core/schema.ts';
import { fold, foldWidth } from '../../../core/text/fold.ts';
import { valueForm } from '../../../core/text/lines.ts';
import { bodiesUnderTitle, findClosing } from '../closing.ts';
import { isLaw } from '../law.ts';
import { announcingBody, openingSubject, ownPaperBody, townshipInOpening } from '../opening-body.ts';
import { bodiesIn, officialForm, townshipBody } from '../organ-forms.ts';
import { type Context, declared, evidence, labelled, ranked } from '../rule.ts';
import { titleIssuer, titleTownship } from '../title-body.ts';
import { siteHeaders } from './region.ts';

/** A name that leaves out whose body it is: 区司法局, 市政府办公室. */
const generic = /^(省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?=[\p{Script=Han}]{2})/u;

/** The full official name where the region is known: `区司法局` in 密云区 is `密云区司法局`. */
export function fullName(name: string, context: Pick<Context, 'region'>): string {
  const own = context.region?.path.at(-1);
  const match = generic.exec(name);
  if (!own || !match?.[1] || !own.endsWith(match[1])) return name;
  return own + name.slice(match[1].length);
}

const areaName = /(?<!委员)[^会局办]区$/u;

const onBehalf = /(?:受|代表)(\p{Script=Han}{2,30}?)(?:的?委托|,|向|,现)/u;

/** How the author of a text speaks of what is under it: a government of its region, a department of its office. */
const government = /(我|全|本)(省|市|县|区|州|盟|旗|自治区|镇|乡|街道)/g;
const department =
  /[我本](?:局|厅|委|办|院|处|司|中心|部|署|系统)|全(?:局|厅|委|院)(?=上下|干部|职工|系统|干警|党员)|全系统/g;

/** @returns what the name of the department ends with that calls itself 我局, 我委 …, or null when none does */
function departmentWord(document: Context['document']): RegExp | null {
  const counts = new Map<string, number>();
  for (const node of document.nodes) {
    if (node.type === 'table') continue;
    for (const [said] of node.text.matchAll(department))
      counts.set(said.slice(1), (counts.get(said.slice(1)) ?? 0) + 1);
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

/** True when a text says 我镇, 镇政府 and the like; a county's text speaks of its towns in another way. */
function speaksAsTownship({ nodes }: Context['document']): boolean {
  return nodes.some((node) => node.type !== 'table' && townshipWord.test(node.text));
}
const townshipWord = /[我本全](镇|乡|街道|苏木)|[，。,、](镇|乡|街道)(党委|党工委|政府|人大|主要领导)/;

/**
 * True when a body posts what a body of another place wrote: its division is not the one that the document is about.
 * @param name of the body that posts
 */
function onlyHosts(name: string, region: Region | null): boolean {
  const place = findDivisions(fold(name)).at(-1);
  if (!place || !region) return false;
  const path =
    region.level === 'township' || region.level === 'functional-area' ? region.path : region.path.slice(-1);
  // 密云县 and 密云区 are one place under two names.
  const stems = new Set(path.map(stemOf));
  return !place.candidates.some(({ name, code }) => stems.has(stemOf(name)) || code === region.code);
}

const governmentName =
  /(政府|管理委员会|管委会|办事处|行政公署|行署|政府办公[室厅]|(?<!\p{Script=Han}{2})府办)$/u;

/** The body that speaks for a place by itself: its government, or what a functional area or street has for one. */
function bodyOfPlace({ level, path }: Region): string | null {
  const name = path.at(-1);
  if (!name || level === 'national') return null;
  if (level === 'functional-area') return name;
  return level === 'township' ? townshipBody(name) : `${name}人民政府`;
}

/** 法治政府建设年度报告 says nothing of a place; 全县2022年… and 隰县2020年… do. */
const namesPlace = (title: string): boolean =>
  findDivisions(fold(title)).length > 0 || /^(\D*\d{4}年度?)?[我本全]?[省市州盟县区旗镇乡]/.test(fold(title));

type IssuerContext = Pick<Context, 'document' | 'labels' | 'title' | 'region' | 'kind'>;

/** What all rules on the issuer ask for. */
interface Speaker {
  readonly context: IssuerContext;
  /** What the name of the department ends with that calls itself 我局, 我委 …; null when none does. */
  readonly own: RegExp | null;
  /** The text says 我县, 全市 rather than 我局. */
  readonly government: boolean;
  /** The bodies that the title names. */
  readonly named: string | null;
  /** The body of the place that the document is about. */
  readonly place: string | null;
  /** 隰县2020年法治政府建设年度报告 is the county's, whichever of its offices posts it. */
  readonly ofPlace: boolean;
  readonly proofOfTitle: Evidence;
  readonly add: (name: string, rule: string, confidence: number, proof: Evidence | null) => void;
}

/** Bodies in the places where authors are named: title, catalogue, under the title, below the text. */
function addNamed({ context, named, proofOfTitle, add }: Speaker): void {
  const { document } = context;
  // The name of a functional area alone (苏州工业园区2020年…) does not say which of its bodies speaks.
  if (named) add(named, 'title', areaName.test(named) ? 0.6 : 0.95, proofOfTitle);
  for (const label of labelled(context, 'issuer-author'))
    add(label.value, 'label-author', 0.93, evidence(label.block, label.span));
  for (const { name, block } of bodiesUnderTitle(document)) add(name, 'under-title', 0.9, evidence(block));
  const signed = findClosing(document.nodes)?.bodies ?? [];
  const [first, ...others] = signed;
  if (first) {
    const names = [first, ...others].map(({ name }) => name.replaceAll(/\s/g, '')).join('、');
    add(names, 'signature', 0.87, evidence(first.block));
  }
  for (const node of document.nodes) {
    if (node.type === 'paragraph' && node.role === 'signature' && isOrganisation(node.text)) {
      const name = foldWidth(node.text).replace(seal, '').replaceAll(/\s/g, '');
      add(name, 'signature', 0.85, evidence(node.block));
    }
  }
}

/** Bodies that post the page: the publisher, and where the text says 我局, the source, host or site. */
function addPosting({ context, own, place, ofPlace, add }: Speaker): void {
  const { document, region } = context;
  for (const label of labelled(context, 'issuer-publisher')) {
    if (onlyHosts(label.value, region)) continue;
    const posted = ofPlace && place !== null && !governmentName.test(label.value);
    add(label.value, 'label-publisher', posted ? 0.45 : 0.8, evidence(label.block, label.span));
  }
  // 我局 in a page of 区交通运输局: the source, host or site header is the body that speaks.
  const bureau = (name: string) =>
    own?.test(name) === true && isOrganisation(name) && !onlyHosts(name, region);
  for (const group of ['source', 'host'] as const) {
    for (const label of labelled(context, group)) {
      if (bureau(label.value)) add(label.value, `label-${group}`, 0.6, evidence(label.block, label.span));
    }
  }
  for (const { name, block } of siteHeaders(document))
    if (bureau(name)) add(name, 'site-header', 0.58, evidence(block));
  for (const { value, line } of declared(context, 'SiteName', 'ContentSource')) {
    if (bureau(value)) add(value, 'declared', 0.55, { text: value, line });
  }
}

/** Bodies by what the text says of itself, and last the body of the place that it is about. */
function addSpeaking({ context, own, government, named, place, ofPlace, proofOfTitle, add }: Speaker): void {
  const { document, title } = context;
  // A report to a congress is given by an officer on behalf of the body that answers for it.
  for (const node of document.nodes.slice(0, 4)) {
    const principal = node.type === 'paragraph' ? onBehalf.exec(fold(node.text))?.[1] : undefined;
    if (principal && isOrganisation(principal)) add(principal, 'on-behalf', 0.9, evidence(node.block));
  }
  const announcing = announcingBody(document);
  if (announcing) add(announcing.text, 'announcement', 0.83, evidence(announcing.block));
  const opening = openingSubject(document);
  // An article or a piece of news is about bodies that did not write it; 我局 is said by the author alone.
  const speaks = opening !== null && own?.test(opening.text) === true;
  const about = !ofPlace || governmentName.test(opening?.text ?? '');
  if (opening && (speaks || (about && context.kind !== 'other'))) {
    const confidence = areaName.test(opening.text) ? 0.48 : speaks ? 0.75 : 0.65;
    add(opening.text, 'opening-subject', confidence, evidence(opening.block));
  }
  const paper = own && ownPaperBody(document, own);
  if (paper) add(paper.text, 'own-paper', 0.7, evidence(paper.block));
  const township = title !== null && government ? titleTownship(title) : null;
  if (township && named === null) add(township, 'title-township', 0.62, proofOfTitle);
  const town = title === null && speaksAsTownship(document) ? townshipInOpening(document) : null;
  const townBody = town && townshipBody(town.text);
  if (town && townBody) add(townBody, 'opening-township', 0.61, evidence(town.block));
  if (place && government && context.kind !== 'other' && context.kind !== 'survey-report')
    add(place, 'region', 0.5, null);
}

export function issuerCandidates(context: IssuerContext): Candidate<string>[] {
  const { document, title, region, kind } = context;
  const found: Candidate<string>[] = [];
  const government = speaksAsGovernment(context);
  const named = title === null ? null : titleIssuer(title);
  const speaker: Speaker = {
    context,
    own: departmentWord(document),
    government,
    named,
    place: region && bodyOfPlace(region),
    ofPlace: title !== null && namesPlace(title) && named === null && government && kind !== 'other',
    proofOfTitle: { text: title ?? '', line: document.titleBlock?.line ?? 1 },
    add: (name, rule, confidence, proof) => {
      const value = bodiesIn(valueForm(name))
        .map((body) => officialForm(fullName(body, context)))
        .join('、');
      if (/\p{Script=Han}{2}/u.test(value) && value.length <= 60)
        found.push({ value, rule, confidence, evidence: proof });
    },
  };
  addNamed(speaker);
  addPosting(speaker);
  // A law speaks of many bodies; none of them speaks in it.
  if (!isLaw(document)) addSpeaking(speaker);
  return ranked(found);
}
