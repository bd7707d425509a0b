import type { Section } from '../markdown/parse.ts';

/** Text of a section without its heading, passages separated by line feeds. */
export const sectionText = ({ passages }: Section): string => passages.map(({ text }) => text).join('\n');
