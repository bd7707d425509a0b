/**
 * One work, many copies: the same report reposted, printed or rewritten elsewhere. Copies are kept, all of them, as
 * sources of one work; the copy nearest to the issuer stands for it.
 */

import type { ParsedReport } from '../../core/markdown/parse.ts';
import { compareText } from '../../core/order.ts';
import type { Report } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';
import { isOfficial } from '../../reading/metadata/rules/origin.ts';
import { clusterCopies, type Sketch, sketch } from './minhash.ts';

export interface Work {
  /** The copy that stands for the work. */
  readonly preferred: string;
  /** The others, sorted. */
  readonly copies: readonly string[];
}

/** What copies have in common whatever a portal does to figures, marks and the place's name. */
function comparable(text: string, report: Report): string {
  const names = [report.issuer, ...(report.region?.path ?? [])].filter((name) => name !== null);
  const bare = names.reduce((left, name) => left.replaceAll(name, ''), fold(text));
  return bare.replace(/[^\p{Script=Han}]+|某/gu, '');
}

/** What is wrong with a copy, the gravest first; the fewer the better. */
function defects({ review, originUrl, published, titleInferred }: WorkEntry['report']): string {
  return [
    originUrl !== null && !isOfficial(originUrl),
    review.includes('anonymised'),
    review.includes('truncated'),
    originUrl === null,
    titleInferred,
    published === null,
  ]
    .map(Number)
    .join('');
}

/**
 * What `prepare` keeps of a report to find its copies; it depends on the report alone.
 * @returns 256 bytes, words in the order of bytes of the machine
 */
export function workSketch({ report, sections }: ParsedReport): Uint8Array {
  const texts = sections.flatMap(({ passages }) => passages.map((passage) => passage.text));
  return new Uint8Array(sketch(comparable(texts.join('\n'), report)).buffer);
}

export interface WorkEntry {
  readonly report: Pick<Report, 'id' | 'review' | 'originUrl' | 'published' | 'titleInferred'>;
  /** From `workSketch`. */
  readonly sketch: Uint8Array;
}

function decodeSketch(bytes: Uint8Array): Sketch {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

/**
 * Works of which there is more than one copy, sorted by the id that stands for them. Time grows with the number of
 * entries, memory by some hundred bytes for each.
 * @param entries in an order that follows from each report alone
 */
export function findWorks(entries: readonly WorkEntry[]): Work[] {
  const groups = new Map<number, WorkEntry['report'][]>();
  for (const [place, cluster] of clusterCopies(entries.map((entry) => decodeSketch(entry.sketch)))) {
    const report = entries[place]?.report;
    if (!report) continue;
    const group = groups.get(cluster);
    if (group) group.push(report);
    else groups.set(cluster, [report]);
  }
  return [...groups.values()]
    .map((group) => {
      const [first, ...others] = group.toSorted(
        (a, b) => compareText(defects(a), defects(b)) || compareText(a.id, b.id),
      );
      return { preferred: first?.id ?? '', copies: others.map(({ id }) => id).sort() };
    })
    .sort((a, b) => compareText(a.preferred, b.preferred));
}
