import type { CleaningStep } from '../cleaning-log.ts';

/** Control characters, invisible marks of direction, the byte order mark: no part of a text, not allowed in HTML. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g;

export const withoutControls = (text: string): string => text.replace(control, '');

export const controlCharacters: CleaningStep = {
  name: 'control-characters',
  run: (blocks, log) =>
    blocks.flatMap((block) => {
      const after = withoutControls(block.text);
      if (after === block.text) return block;
      if (after.trim() === '') {
        log.remove('control-characters', '只有不可见的控制字符', block);
        return [];
      }
      const changed = log.change('control-characters', '去掉不可见的控制字符', block, after);
      const table = block.table?.map((row) => row.map(withoutControls));
      return table ? { ...changed, table } : changed;
    }),
};
