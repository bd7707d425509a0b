/**
 * What else a field may be: dates, places, bodies, years and lines that stand in the original although no rule dares to
 * take them. A rule that is wrong is put right with one key, and the words in the original are there to judge by. Never
 * published without a person.
 */
import type { Block, Candidate, FieldName, Rendered } from '../core/model.ts';
import { isOrganisation } from '../core/organisation.ts';
import { findDivisions } from '../core/regions/find.ts';
import { divisionByCode } from '../core/regions/gazetteer.ts';
import type { Division } from '../core/regions/types.ts';
import { reportKinds } from '../core/schema.ts';
import { findDates, firstDate } from '../core/text/dates.ts';
import { fold } from '../core/text/fold.ts';
import { endsLikeSentence, valueForm } from '../core/text/lines.ts';
import { parseMarker } from '../core/text/markers.ts';

/** Facts about a document stand at its head and below its text. */
const edge = 25;
/** A line that is longer is no title. */
const longestTitle = 60;
const shortestTitle = 6;
const mostTitles = 4;

const candidate = (value: unknown, text: string, { line }: Block): Candidate => ({
  value,
  rule: 'in-text',
  confidence: 0,
  evidence: { text, line },
});

const edges = (blocks: readonly Block[]): readonly Block[] =>
  blocks.length <= 2 * edge ? blocks : [...blocks.slice(0, edge), ...blocks.slice(-edge)];

function dates({ blocks }: Rendered): Candidate[] {
  return edges(blocks).flatMap((block) =>
    findDates(block.text).map(({ date, start, end }) => candidate(date, block.text.slice(start, end), block)),
  );
}

const regionOf = ({ code, path, level }: Division) => ({ code, path: [...path], level });

/**
 * Divisions by how often they are named; a name that stands for several gives all of them. The name of the file counts
 * here, though never for a rule: a person who named it may have known.
 */
function regions(document: Rendered): Candidate[] {
  const found = new Map<string, { count: number; found: Candidate }>();
  for (const block of document.blocks) {
    for (const { candidates, text } of findDivisions(fold(block.text))) {
      for (const division of candidates) {
        if (division.level === 'national') continue;
        const key = `${division.code} ${division.name}`;
        const known = found.get(key);
        if (known) known.count++;
        else found.set(key, { count: 1, found: candidate(regionOf(division), text, block) });
      }
    }
  }
  const inName = findDivisions(fold(document.raw.file)).flatMap(({ candidates }) =>
    candidates.map((division) => ({
      value: regionOf(division),
      rule: 'file-name',
      confidence: 0,
      evidence: null,
    })),
  );
  const named = [...found.values()].sort((a, b) => b.count - a.count).map((one) => one.found);
  return [...ambiguous(document), ...inName, ...named];
}

/** Divisions between which the text does not decide. */
function ambiguous({ ambiguousRegions }: Rendered): Candidate[] {
  return ambiguousRegions.flatMap((code) => {
    const division = divisionByCode(code);
    return division ? [{ value: regionOf(division), rule: 'ambiguous', confidence: 0, evidence: null }] : [];
  });
}

/** Lines that are the name of a body and nothing else, those below the text first; then the government of the place. */
function issuers({ blocks, report }: Rendered): Candidate[] {
  const lines = edges(blocks)
    .filter(({ text }) => isOrganisation(text))
    .reverse()
    .map((block) => candidate(valueForm(block.text).replaceAll(' ', ''), block.text.trim(), block));
  const place = report.region?.path.at(-1);
  if (place === undefined || report.region?.level === 'national') return lines;
  return [...lines, { value: `${place}人民政府`, rule: 'region', confidence: 0, evidence: null }];
}

/** Neither a sentence, nor a numbered heading, nor a line with a date is a title. */
function isTitle(text: string): boolean {
  const { length } = text;
  if (length < shortestTitle || length > longestTitle) return false;
  return !endsLikeSentence(text) && parseMarker(text) === null && firstDate(text) === null;
}

function titles({ blocks, declared }: Rendered): Candidate[] {
  const lines = blocks
    .slice(0, edge)
    .flatMap((block) =>
      isTitle(block.text.trim()) ? [candidate(valueForm(block.text), block.text.trim(), block)] : [],
    );
  const inHead = declared
    .filter(({ name, value }) => /title/i.test(name) && isTitle(value.trim()))
    .map(({ value, line }) => ({
      value: valueForm(value),
      rule: 'declared',
      confidence: 0,
      evidence: { text: value, line },
    }));
  return [...inHead, ...lines].slice(0, mostTitles);
}

/** Whole years that the text names, the most frequent first. */
function periods({ blocks }: Rendered): Candidate[] {
  const found = new Map<string, { count: number; found: Candidate }>();
  for (const block of blocks) {
    for (const [text, year = ''] of fold(block.text).matchAll(/(?<!\d)(20\d\d)年/g)) {
      const known = found.get(year);
      if (known) known.count++;
      else
        found.set(year, {
          count: 1,
          found: candidate({ start: `${year}-01-01`, end: `${year}-12-31` }, text, block),
        });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map((one) => one.found);
}

const kinds = (): Candidate[] =>
  reportKinds.map((value) => ({ value, rule: 'kinds', confidence: 0, evidence: null }));

const proposers: Partial<Record<FieldName, (document: Rendered) => Candidate[]>> = {
  title: titles,
  issuer: issuers,
  region: regions,
  period: periods,
  published: dates,
  written: dates,
  kind: kinds,
};

/** @returns values to choose from, best first; equal ones may stand in it twice */
export const proposals = (document: Rendered, field: FieldName): readonly Candidate[] =>
  proposers[field]?.(document) ?? [];
