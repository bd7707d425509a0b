/** What the first sentences of a text say about who speaks, of which place, and of whose papers. */
import type { Block, Structured } from '../../core/model.ts';
import { isOrganisation, organisationSuffix } from '../../core/organisation.ts';
import { findDivisions } from '../../core/regions/find.ts';
import { fold } from '../../core/text/fold.ts';
import { organForms } from './organ-forms.ts';

/** Something said in the opening, with the block that says it. */
export interface Said {
  readonly text: string;
  readonly block: Block;
}

/** Paragraphs that open a text. */
const openingLength = 3;

const year = '(?:19|20)\\d{2} ?年(?:度)?';
const name = `\\p{Script=Han}{2,30}?(?:${organisationSuffix})`;
const alternatives = (items: readonly string[]) => items.join('|');
const { announcing, verbs, makes, follows, others } = organForms;

/** 本报告由华亭市人民政府办公室编制; 现将青石镇人民政府一年来的…; 三合乡人民政府就…报告如下. */
const announced = [
  new RegExp(`报告由(${name})(?:编制|撰写|起草|发布|汇总)`, 'u'),
  new RegExp(`(?:现将|现就|兹将)(${name})(?=${year}|${alternatives(announcing)})`, 'u'),
  new RegExp(
    `(?:^|[,。;:])(${name})(?:现将|特将|兹将|现就|就)(?=.{0,60}(?:报告|汇报|总结|通报|公布|公开))`,
    'u',
  ),
];
const subject = new RegExp(
  `(?:^|[,。;:])(?:过去的)?(?:${year}(?:以来)?,?)?(${name})(?=${alternatives(verbs)})`,
  'gu',
);
const other = new RegExp(`(?:${alternatives(others)})$`);
/** Names of papers and their numbers, which carry the names of the bodies that issued them. */
const papers = /《[^《》]*》|\([^()]{0,20}〔\d{4}〕\d+号\)/g;

/** The first paragraphs, folded, without white space. */
function opening(document: Structured, length = openingLength): Said[] {
  return document.nodes
    .filter((node) => node.type === 'paragraph' && node.role === 'body')
    .slice(0, length)
    .map((node) => ({
      text: node.type === 'paragraph' ? fold(node.text).replace(/\s+/g, '') : '',
      block: node.block,
    }));
}

/** @returns a text without the names of the papers that it cites */
export const withoutPapers = (text: string): string => text.replace(papers, '');

/** @returns the names of the papers that a text cites */
export const papersIn = (text: string): string => (text.match(papers) ?? []).join(' ');

const isBody = (text: string | undefined): text is string =>
  // 温州法院 is short for several courts.
  text !== undefined && isOrganisation(text) && !/[我本各全该]|(?<!人民)(法院|检察院)$/.test(text);

/** @returns the body that announces the text as its own report, or null */
export function announcingBody(document: Structured): Said | null {
  for (const { text, block } of opening(document)) {
    for (const pattern of announced) {
      const found = pattern.exec(withoutPapers(text))?.[1];
      if (isBody(found)) return { text: found, block };
    }
  }
  return null;
}

/**
 * @returns the body that the first sentences are about, or null. Behind the first clause only a name that begins with
 * its place counts, and never a court, company or the like.
 */
export function openingSubject(document: Structured): Said | null {
  for (const { text, block } of opening(document)) {
    for (const match of withoutPapers(text).matchAll(subject)) {
      const found = match[1];
      if (!isBody(found) || other.test(found)) continue;
      const placed = findDivisions(found)[0]?.offset === 0;
      if (placed || match.index === 0) return { text: found, block };
    }
  }
  return null;
}

/** A clause that begins with a place, whatever introduces it. */
const clauseLead = new RegExp(`^(?:现将|现就|兹将|过去的|今年|一年来|${year}(?:以来)?)*`, 'u');

/** @returns the clauses of the opening that speak of a place: 现将岚山区2023年…; 2022年，昭苏县法治政府建设… */
export function placesInOpening(document: Structured): Said[] {
  const found: (Said & { announces: boolean })[] = [];
  for (const { text, block } of opening(document)) {
    for (const clause of withoutPapers(text).split(/[,。;:]/)) {
      const lead = clauseLead.exec(clause)?.[0] ?? '';
      const rest = clause.slice(lead.length);
      const [mention] = findDivisions(rest);
      if (mention?.offset !== 0 || mention.form !== 'full' || /^[委、]/.test(rest.slice(mention.end)))
        continue;
      found.push({ text: rest, block, announces: /现将|现就|兹将/.test(lead) });
    }
  }
  return found.sort((a, b) => Number(b.announces) - Number(a.announces));
}

const townshipName = `\\p{Script=Han}{2,5}?(?:${alternatives(Object.keys(organForms.townships))})`;
const township = new RegExp(
  `^(?:${year}(?:以来)?)?(?:(${townshipName})(?=${alternatives(verbs)})|结合(${townshipName})实际)`,
  'u',
);
/** Paragraphs in which a town that speaks of itself names itself. */
const townshipLength = 8;

/** @returns the township that begins a clause of the first paragraphs: 2022年,青石镇坚持…, or null */
export function townshipInOpening(document: Structured): Said | null {
  for (const { text, block } of opening(document, townshipLength)) {
    for (const clause of withoutPapers(text).split(/[,。;:]/)) {
      const [, subject, own] = township.exec(clause) ?? [];
      const found = subject ?? own;
      if (found && !/[我本各全该由在向]/.test(found) && findDivisions(found).length === 0)
        return { text: found, block };
    }
  }
  return null;
}

const led = /(?:^|,)在([^,;。]{2,30}?)(?:的|坚强|正确|统一|有力)*领导下/;

/** @returns the place above the author: 在肥西县委、县政府的坚强领导下 names the county of a township, or null */
export function leadersInOpening(document: Structured): Said | null {
  for (const { text, block } of opening(document)) {
    const leaders = led.exec(text)?.[1] ?? '';
    const [mention] = findDivisions(leaders);
    if (mention?.offset === 0 && mention.form === 'full') return { text: mention.text, block };
  }
  return null;
}

const made = new RegExp(`([^,。;:《》]{0,40}(?:${alternatives(makes)})了?)((?:《[^《》]+》[、和及]?)+)`, 'g');
const cites = new RegExp(alternatives(follows));

/** @returns titles of the papers that the author says it made, within the whole text */
export function ownPapers(document: Structured): Said[] {
  return document.nodes.flatMap((node) => {
    if (node.type === 'table') return [];
    return [...fold(node.text).matchAll(made)].flatMap(([, clause = '', titles = '']) =>
      cites.test(clause)
        ? []
        : [...titles.matchAll(/《([^《》]+)》/g)].map(([, title = '']) => ({
            text: title,
            block: node.block,
          })),
    );
  });
}

/** The name that a paper's title begins with: a place, and up to the word by which the author calls itself. */
function ownerOf(title: string, own: RegExp): string | null {
  if (findDivisions(title)[0]?.offset !== 0) return null;
  for (let end = 3; end <= title.length; end++) {
    const head = title.slice(0, end);
    // 发展和改革委 goes on in 发展和改革委员会.
    if (own.test(head) && isOrganisation(head) && !/^(员会|公室)/.test(title.slice(end))) return head;
  }
  return null;
}

/**
 * @param own what the name of the department ends with that calls itself 我局, 我委 …
 * @returns the department that the author's own papers are of, or null when they do not name it
 */
export function ownPaperBody(document: Structured, own: RegExp): Said | null {
  for (const { text, block } of ownPapers(document)) {
    const found = ownerOf(text, own);
    if (found !== null) return { text: found, block };
  }
  return null;
}
