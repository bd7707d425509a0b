/**
 * The last thing that `decode` does: every string that leaves it is well-formed Unicode without characters that no
 * text may hold. What was there is shown as U+FFFD, in its place, and a message counts it.
 */
import type { Block, Declared } from '../../core/model.ts';
import { message, type Reading } from './reading.ts';

/** NUL and the code points that Unicode keeps for programs (noncharacters). */
const forbidden =
  /[\0\ufdd0-\ufdef\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{10fffe}\u{10ffff}]/gu;

const cleaned = (text: string): string => text.toWellFormed().replace(forbidden, '\ufffd');

const linesNamed = 5;

export function wellFormed(reading: Reading): Reading {
  let changed = 0;
  const lines = new Set<number>();
  const fix = (text: string, line: number): string => {
    const after = cleaned(text);
    if (after === text) return text;
    for (let i = 0, j = 0; i < after.length; i++, j++) {
      if (after[i] === text[j]) continue;
      changed++;
      // A noncharacter beyond the first plane takes two units and gives one.
      if (text.codePointAt(j) !== text.charCodeAt(j)) j++;
    }
    lines.add(line);
    return after;
  };
  const block = (old: Block): Block => {
    const text = fix(old.text, old.line);
    const links = old.hints?.links?.map((link) => ({ text: cleaned(link.text), url: cleaned(link.url) }));
    if (text === old.text && !old.table && !links) return old;
    return {
      ...old,
      text,
      ...(old.table ? { table: old.table.map((row) => row.map(cleaned)) } : {}),
      ...(links ? { hints: { ...old.hints, links } } : {}),
    };
  };
  const declaration = (old: Declared): Declared => ({
    ...old,
    name: cleaned(old.name),
    value: fix(old.value, old.line),
  });
  const blocks = reading.blocks.map(block);
  const declared = reading.declared.map(declaration);
  const messages = reading.messages.map((old) => ({ ...old, message: cleaned(old.message) }));
  if (changed === 0) return { ...reading, blocks, declared, messages };
  const places = [...lines].slice(0, linesNamed).join('、');
  const told = `有 ${changed} 个残缺或不允许的字符（第 ${places} 行${lines.size > linesNamed ? '等' : ''}），在原处显示为 U+FFFD；请与原件核对。`;
  return {
    ...reading,
    blocks,
    declared,
    messages: [...messages, message('characters-replaced', 'warning', told, [...lines][0] ?? null)],
  };
}
