/** Organs of the central government: a report of theirs is about the whole country. */
import { vocabulary } from './project.ts';

const { organs, notBefore } = vocabulary<{ organs: string[]; notBefore: string[] }>('regions-central-organs');
const pattern = new RegExp(
  `(?:^|[^\\p{Script=Han}]|中华人民共和国)(${organs.toSorted((a, b) => b.length - a.length).join('|')})(?!${notBefore.join('|')})`,
  'u',
);

/** @returns the name of a ministry or other central organ that stands in the text as a word of its own */
export function centralOrganIn(text: string): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
