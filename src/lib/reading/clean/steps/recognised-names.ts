/**
 * Rare characters of place names that were recognised in a picture: 陉 is taken for 经, 睢 for 雕. Where the recogniser was
 * not sure of a character, and of what else it took it for one alone makes the name of a division, and is rare, that is
 * written. It stays marked as doubtful, and the log holds what was read.
 */
import { isDoubtful } from '../../../core/doubt.ts';
import type { Block, Edit } from '../../../core/model.ts';
import { allDivisions } from '../../../core/regions/gazetteer.ts';
import type { CleaningStep } from '../cleaning-log.ts';

/** A name is a rare character and what kind of division it is, at least. */
const shortestName = 2;

let common: ReadonlySet<string> | undefined;

/** The 3,755 usual characters: level 1 of GB/T 2312, rows 16 to 55. */
function commonCharacters(): ReadonlySet<string> {
  const bytes = Array.from({ length: 40 * 94 }, (_, i) => [
    0xb0 + Math.floor(i / 94),
    0xa1 + (i % 94),
  ]).flat();
  common ??= new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
  return common;
}

const open = '□';
const withOpen = (characters: readonly string[], at: number): string => characters.with(at, open).join('');

interface Names {
  readonly all: ReadonlySet<string>;
  /** Names with a rare character by their text with that character left open. */
  readonly open: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
}

let known: Names | undefined;

function names(): Names {
  if (known) return known;
  const all = new Set(allDivisions().map(({ name }) => name));
  const byOpen = new Map<string, string[]>();
  for (const name of all) {
    const characters = [...name];
    if (characters.length < shortestName) continue;
    for (const [at] of characters.entries()) {
      const key = withOpen(characters, at);
      byOpen.set(key, [...(byOpen.get(key) ?? []), name]);
    }
  }
  known = { all, open: byOpen, longest: Math.max(...[...all].map(({ length }) => length)) };
  return known;
}

/**
 * The characters that a name puts in the place of a doubtful one, whatever stretch around it is the name.
 * @param others what else the recogniser took it for
 */
function readingsAt(characters: readonly string[], at: number, others: string): Set<string> {
  const { all, open: byOpen, longest } = names();
  const readings = new Set<string>();
  for (let start = Math.max(0, at - longest + 1); start <= at; start++) {
    const last = Math.min(characters.length, start + longest);
    for (let end = Math.max(at + 1, start + shortestName); end <= last; end++) {
      const own = characters.slice(start, end);
      // A name that is one as it was read stays.
      if (all.has(own.join(''))) return new Set();
      for (const name of byOpen.get(withOpen(own, at - start)) ?? []) {
        const reading = [...name][at - start] ?? '';
        if (others.includes(reading)) readings.add(reading);
      }
    }
  }
  return readings;
}

function corrected({ text, hints }: Block): string {
  const written = [...text];
  const places = written.flatMap((character, i) => (/\s/u.test(character) ? [] : [i]));
  const characters = places.map((i) => written[i] ?? '');
  const { confidence = [], others = [] } = hints ?? {};
  if (confidence.length !== characters.length || others.length !== characters.length) return text;
  for (const [at, value] of confidence.entries()) {
    if (!isDoubtful(value)) continue;
    const [reading, ...more] = readingsAt(characters, at, others[at] ?? '');
    if (reading === undefined || more.length > 0 || commonCharacters().has(reading)) continue;
    written[places[at] ?? 0] = reading;
  }
  return written.join('');
}

const isDoubtfulBlock = ({ hints, table }: Block): boolean =>
  table === undefined && (hints?.confidence ?? []).some(isDoubtful);

const name = 'recognised-names';

/** Whether an edit put other characters in the place of those that were read. */
export const isCorrected = ({ step }: Edit): boolean => step === name;

export const recognisedNames: CleaningStep = {
  name,
  run: (blocks, log) => {
    if (!blocks.some(isDoubtfulBlock)) return blocks;
    return blocks.map((block) => {
      const after = isDoubtfulBlock(block) ? corrected(block) : block.text;
      return after === block.text
        ? block
        : log.change(name, '识别没有把握的字，按唯一相符的行政区划名称改正', block, after);
    });
  },
};
