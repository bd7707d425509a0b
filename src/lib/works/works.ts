/**
 * One work, many copies: the same report reposted, printed or rewritten elsewhere. Copies are kept, all of them, as
 * sources of one work; the copy nearest to the issuer stands for it.
 */
import { isOfficial } from '../metadata/rules/origin.ts';
import type { Report } from '../schema.ts';
import { clusterCopies, type Sketch, sketch } from '../search/copies.ts';
import { fold } from '../text/fold.ts';

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
function defects({ review, originUrl, published, titleInferred }: Report): string {
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

/** Gathers sketches one report at a time, so that no text need stay in memory. */
export class WorkFinder {
  readonly #reports: Report[] = [];
  readonly #sketches: Sketch[] = [];

  add(report: Report, text: string): void {
    this.#reports.push(report);
    this.#sketches.push(sketch(comparable(text, report)));
  }

  /** Works of which there is more than one copy, sorted by the id that stands for them. */
  works(): Work[] {
    const groups = new Map<number, Report[]>();
    for (const [place, cluster] of clusterCopies(this.#sketches)) {
      const report = this.#reports[place];
      if (report) groups.set(cluster, [...(groups.get(cluster) ?? []), report]);
    }
    return [...groups.values()]
      .map((group) => {
        const [first, ...others] = group.toSorted(
          (a, b) => compare(defects(a), defects(b)) || compare(a.id, b.id),
        );
        return { preferred: first?.id ?? '', copies: others.map(({ id }) => id).sort() };
      })
      .sort((a, b) => compare(a.preferred, b.preferred));
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
