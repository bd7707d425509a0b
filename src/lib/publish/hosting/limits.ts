/** Which hosts take a site of this size (`content/vocab/hosting-limits.yml`). */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';

const count = z.int().positive().optional();
const schema = z.array(
  z.strictObject({
    name: z.string(),
    /** Most files. */
    files: count,
    /** Most files and folders together. */
    entries: count,
    /** Most files and folders in one folder. */
    folderEntries: count,
    /** Largest file in bytes. */
    fileBytes: count,
    /** All files together in bytes. */
    siteBytes: count,
    /** Most rules in `_headers`. */
    headerRules: count,
    source: z.url(),
    checked: z.string().regex(/^\d{4}-\d{2}$/),
  }),
);

export type HostLimit = z.infer<typeof schema>[number];

export interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

export interface HostFit {
  readonly name: string;
  /** One line for each limit that is exceeded: empty when the site fits. */
  readonly exceeded: readonly string[];
  /** The number for `--max-fragments` with which the site has no more files than the host takes, if that helps. */
  readonly maxFragments: number | null;
}

/** Files of the search index that `--max-fragments` bundles, see search/format/fragment.ts. */
const isFragment = (path: string): boolean => path.startsWith('search-index/t-');

/** With more texts in one file, a search would load far more than it shows. */
const mostInOneFile = 64;

export const hostLimits = (): readonly HostLimit[] => loadVocab('hosting-limits', schema);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param rules number of rules in `_headers` */
export function fitHosts(files: readonly SizedFile[], rules: number, hosts = hostLimits()): HostFit[] {
  const folders = new Map<string, Set<string>>();
  for (const { path } of files) addToFolders(path, folders);
  const entries = [...folders.values()].reduce((sum, { size }) => sum + size, 0);
  const fullest = [...folders].reduce((a, b) => (b[1].size > a[1].size ? b : a), ['', new Set()]);
  const siteBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const over = (limit: number | undefined, value: number): boolean => limit !== undefined && value > limit;
  return hosts.map((host) => ({
    name: host.name,
    exceeded: [
      over(host.files, files.length) && `${files.length} files, at most ${host.files}`,
      over(host.entries, entries) && `${entries} files and folders, at most ${host.entries}`,
      over(host.folderEntries, fullest[1].size) &&
        `${fullest[1].size} entries in /${fullest[0]}, at most ${host.folderEntries}`,
      over(host.siteBytes, siteBytes) &&
        `${megabytes(siteBytes)} in all, at most ${megabytes(host.siteBytes ?? 0)}`,
      over(host.headerRules, rules) && `${rules} header rules, at most ${host.headerRules}`,
      ...files
        .filter(({ bytes }) => over(host.fileBytes, bytes))
        .map(
          ({ path, bytes }) => `${path} has ${megabytes(bytes)}, at most ${megabytes(host.fileBytes ?? 0)}`,
        ),
    ].filter((line) => line !== false),
    maxFragments: adviseFragments(files, host.files),
  }));
}

/** Enters a file, and the folders that lead to it, each into the folder that holds it. */
function addToFolders(path: string, folders: Map<string, Set<string>>): void {
  const cut = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(0, cut));
  const name = path.slice(cut + 1);
  const names = folders.get(folder);
  if (names) names.add(name);
  else {
    folders.set(folder, new Set([name]));
    if (folder !== '') addToFolders(folder, folders);
  }
}

function adviseFragments(files: readonly SizedFile[], most: number | undefined): number | null {
  if (most === undefined || files.length <= most) return null;
  const fragments = files.filter(({ path }) => isFragment(path)).length;
  const room = most - (files.length - fragments);
  return room > 0 && room >= fragments / mostInOneFile ? room : null;
}
