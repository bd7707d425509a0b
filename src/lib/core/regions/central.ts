/** Organs of the central government: a report of theirs is about the whole country. */
import { centralOrgans } from './vocab.ts';

const { organs, branches, notBefore } = centralOrgans;
const names = organs.toSorted((a, b) => b.length - a.length).join('|');
const local = `\\p{Script=Han}{0,16}(?:${branches.join('|')})`;
const pattern = new RegExp(
  `(?:^|[^\\p{Script=Han}]|中华人民共和国)(${names})(?!${notBefore.join('|')}|${local})`,
  'du',
);

/** @returns where a ministry or other central organ is named as a word of its own, or null */
export function centralOrganIn(text: string): { readonly start: number; readonly end: number } | null {
  const span = pattern.exec(text)?.indices?.[1];
  return span === undefined ? null : { start: span[0], end: span[1] };
}
