import { expect, test } from 'vitest';
import { type Shift, shifted } from './raised.ts';

test.each<[string, Shift, string]>([
  ['1', 'raised', '¹'],
  ['１２', 'raised', '¹²'],
  ['-3', 'raised', '⁻³'],
  ['注1', 'raised', '注¹'],
  ['①', 'raised', '①'],
  ['[1]', 'raised', '[1]'],
  ['（2）', 'raised', '（2）'],
  ['th', 'raised', 'th'],
  ['2.5', 'lowered', '₂.₅'],
  ['12345678', 'raised', '¹²³⁴⁵⁶⁷⁸'],
  ['123456789', 'raised', '123456789'],
  ['2022年全市共办理', 'raised', '2022年全市共办理'],
])('%s %s is %s', (text, shift, expected) => expect(shifted(text, shift)).toBe(expected));
