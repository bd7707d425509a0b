/** A report as the engine takes it in: what the index of the site holds of it. */
import type { Fragment } from '../../search/format/fragment.ts';
import { laidOut, room } from '../../search/format/group.ts';
import { type ScriptTables, tableFor } from '../../search/format/normalise.ts';
import { reportStream, zones } from '../../search/format/stream.ts';
import { familyOf } from '../../search/query/filters.ts';

export interface EngineReport {
  readonly fragment: Fragment;
  /** Sorted ids of indicators that it has figures of. */
  readonly indicators: readonly string[];
  /** Days from 1970-01-01, 0 when unknown. */
  readonly published: number;
  /** Names the work that it is a copy of. */
  readonly cluster?: number | undefined;
}

export function engineDocument(
  { fragment, indicators, published, cluster }: EngineReport,
  script: ScriptTables,
): Readonly<Record<string, unknown>> {
  const stream = reportStream(fragment, tableFor(fragment.script, script));
  const lengths = zones.map((zone) => room(stream[zone].length, zone));
  const ends = lengths.map((_, k) => lengths.slice(0, k + 1).reduce((sum, length) => sum + length, 0));
  const { id, region, year, kind, needsReview } = fragment;
  return {
    id,
    ...stream,
    line: Buffer.from(laidOut(stream), 'utf8').toString('base64'),
    ends,
    size: lengths.at(-1),
    ...(region && { region: region.key, level: region.level }),
    year: year ?? 0,
    kind,
    review: needsReview ? 'open' : 'done',
    figures: [...new Set([...indicators, ...indicators.map(familyOf)])],
    published,
    work: cluster === undefined ? id : `work-${cluster}`,
    ...(cluster !== undefined && { cluster: `work-${cluster}` }),
    fragment,
  };
}
