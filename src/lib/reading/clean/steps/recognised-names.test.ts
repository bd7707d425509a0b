import { expect, it } from 'vitest';
import type { Block } from '../../../core/model.ts';
import { CleaningLog } from '../cleaning-log.ts';
import { recognisedNames } from './recognised-names.ts';

/** A recognised line; a character in brackets is doubtful, and may be those behind a bar. */
function line(text: string): Block {
  const confidence: number[] = [];
  const others: string[] = [];
  const shown = text.replace(/\[(.)\|?(.*?)\]|(.)/gs, (_, doubtful: string, more: string, plain: string) => {
    const character = doubtful ?? plain;
    if (character.trim() === '') return character;
    confidence.push(doubtful ? 0.5 : 0.99);
    others.push(more ?? '');
    return character;
  });
  return { index: 0, line: 1, text: shown, hints: { confidence, others } };
}

const read = (text: string): string | undefined =>
  recognisedNames.run([line(text)], new CleaningLog())[0]?.text;

it.each([
  ['the name that the recogniser saw, too', '[雕|睢唯]宁县人民政府', '睢宁县人民政府'],
  ['with a space before it', '江苏省 [肝|盱] 眙县', '江苏省 盱 眙县'],
  ['a name of many that are alike', '井[经|陉]县司法局', '井陉县司法局'],
  ['a name of two characters', '[雕|唯睢]县人民政府', '睢县人民政府'],
  ['a word that is no name', '[我|莪娥]县各部门', '我县各部门'],
  ['two names fit', '井[经|陉研]县司法局', '井经县司法局'],
  ['no name is among what it saw', '[雕|唯谁]宁县人民政府', '雕宁县人民政府'],
  ['a sure character stays', '雕宁县人民政府', '雕宁县人民政府'],
  ['a usual character is no rare one', '本[届|溪]市政府', '本届市政府'],
  ['a name as it was read', '井[研|陉]县人民政府', '井研县人民政府'],
  ['two doubtful characters', '[肝|盱][胎|眙]县人民政府', '肝胎县人民政府'],
])('%s', (_, text, expected) => {
  expect(read(text)).toBe(expected);
});

it('logs what was read, and the character stays doubtful', () => {
  const log = new CleaningLog();
  const [block] = recognisedNames.run([line('[肝|盱]眙县人民政府')], log);
  expect(log.edits).toEqual([
    {
      step: 'recognised-names',
      reason: '识别没有把握的字，按唯一相符的行政区划名称改正',
      line: 1,
      before: '肝眙县人民政府',
      after: '盱眙县人民政府',
    },
  ]);
  expect(block?.hints?.confidence?.[0]).toBe(0.5);
});

it('a text that was not recognised is left alone', () => {
  const block = { index: 0, line: 1, text: '肝眙县人民政府' };
  const blocks = [block];
  expect(recognisedNames.run(blocks, new CleaningLog())).toBe(blocks);
});
