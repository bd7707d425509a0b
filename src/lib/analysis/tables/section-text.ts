import type { Section } from '../../core/markdown/parse.ts';

/** Text of a section without its heading, passages separated by line feeds. */
export const sectionText = ({ passages }: Section): string => passages.map(({ text }) => text).join('\n');
