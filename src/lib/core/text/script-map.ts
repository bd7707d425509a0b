/**
 * Traditional to simplified characters, from the dictionaries of OpenCC. Most stand for one simplified character.
 * Those that simplified texts use themselves (GB/T 2312) are told apart: 乾县 must not be found in 若干县, but in a
 * text that is written in traditional characters 乾 is 干.
 */
import { readDictionary } from '#script-dictionary';

export interface ScriptTables {
  /** Characters that no simplified text uses: folded wherever they stand. */
  readonly certain: ReadonlyMap<string, string>;
  /** These and all others: for texts in traditional characters, and for queries that find nothing as they stand. */
  readonly full: ReadonlyMap<string, string>;
}

/** The characters of GB/T 2312. */
export function simplifiedCharacters(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

/** Reads the dictionary. The search in the browser loads the result instead, which the index holds. */
export function readScriptTables(): ScriptTables {
  const simplified = simplifiedCharacters();
  const certain = new Map<string, string>();
  const full = new Map<string, string>();
  for (const line of readDictionary().split('\n')) {
    const [from = '', readings = ''] = line.split('\t');
    // The first reading is the usual one; one that is the character itself, or rarer than Unicode's first plane, says nothing.
    const to = readings.split(' ').find((reading) => reading !== from && reading.length === 1);
    if (line.startsWith('#') || from.length !== 1 || to === undefined) continue;
    full.set(from, to);
    if (!simplified.has(from) && !readings.startsWith(from)) certain.set(from, to);
  }
  return { certain, full };
}
