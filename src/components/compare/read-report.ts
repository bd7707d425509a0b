/** Reads a report from its own page, so that what is compared is what readers see. */

import type { SectionText } from '../../lib/site/compare/align.ts';
import { to } from '../texts.ts';

export interface ReadReport {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly sections: readonly SectionText[];
}

/** Kinds of sections by anchor, as the page gives them: `s1:achievements s2:problems`. */
function kindsOf(body: HTMLElement): Map<string, string> {
  const entries = (body.dataset['kinds'] ?? '').split(' ').map((entry) => entry.split(':'));
  return new Map(entries.map(([anchor = '', kind = '']) => [anchor, kind]));
}

function sectionsOf(body: HTMLElement): SectionText[] {
  const kinds = kindsOf(body);
  const sections: (SectionText & { paragraphs: string[] })[] = [
    { anchor: '', level: 0, heading: '', kind: '', paragraphs: [] },
  ];
  for (const block of body.children) {
    const text = block.textContent ?? '';
    const depth = /^H([2-6])$/.exec(block.tagName)?.[1];
    if (depth) {
      const kind = kinds.get(block.id) ?? '';
      sections.push({ anchor: block.id, level: Number(depth) - 1, heading: text, kind, paragraphs: [] });
    } else if (text !== '') sections.at(-1)?.paragraphs.push(text);
  }
  return sections.filter(({ level, paragraphs }) => level > 0 || paragraphs.length > 0);
}

/** Id in what a reader types or pastes: an id, or the address of a report's page. */
export function reportId(text: string): string | null {
  return /\br[0-9a-f]{12}\b/.exec(text)?.[0] ?? null;
}

/** @returns null when the archive has no such report */
export async function readReport(id: string): Promise<ReadReport | null> {
  const address = to.report(id);
  const response = await fetch(address);
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const body = page.querySelector<HTMLElement>('#text');
  if (!body) return null;
  return { id, address, title: page.querySelector('h1')?.textContent ?? id, sections: sectionsOf(body) };
}
