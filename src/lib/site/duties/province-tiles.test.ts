import { expect, it } from 'vitest';
import { divisionByCode } from '../../core/regions/gazetteer.ts';
import { provinceTiles } from './province-tiles.ts';

it('gives each of the 31 provinces that the rules bind a tile of its own', () => {
  const tiles = provinceTiles();
  expect(new Set(tiles.map(({ code }) => code)).size).toBe(31);
  expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(31);
  for (const { code, short } of tiles) expect(divisionByCode(code)?.name).toContain(short);
});
