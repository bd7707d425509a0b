/** `_headers` and `_redirects` as Netlify and Cloudflare Pages read them. */
import { type Headers, headerRules, headersFor, withSlashes } from './header-rules.ts';

/**
 * Both services send a header twice, or joined, when two matching rules set it. So what differs by path is written
 * for each folder and file of the top level, and only what is the same everywhere stands under `/*`.
 * @param entries names at the top of the site, folders with a slash at their end
 */
export function headersFile(entries: readonly string[], base: string): string {
  const root = withSlashes(base);
  const [everywhere, ...special] = headerRules;
  const varying = new Set(special.flatMap(({ headers }) => Object.keys(headers)));
  const only = (headers: Headers, wanted: boolean) =>
    Object.entries(headers).filter(([name]) => varying.has(name) === wanted);
  const blocks = [
    block(`${root}*`, only(everywhere?.headers ?? {}, false)),
    ...patterns(entries).map((pattern) => {
      const headers = headersFor(pattern.replace(/\*$/, 'any').replace(/:\w+/, 'any'));
      return block(root + pattern, only(headers, true));
    }),
  ];
  return `# Written by the build for Netlify and Cloudflare Pages.\n${blocks.join('')}`;
}

/** Patterns that together match each path of the site once. */
function patterns(entries: readonly string[]): string[] {
  const special = headerRules.slice(1).map(({ pattern }) => pattern);
  const covered = new Set(special.map((pattern) => pattern.replace(/\/.*$/, '/')));
  const plain = entries.filter((entry) => !covered.has(entry) && entry !== 'index.html');
  const paths = plain.map((entry) => (entry.endsWith('/') ? `${entry}*` : familyOf(entry, entries)));
  return ['', ...new Set(paths), ...special];
}

/** Parts of a file, such as `sitemap-2020.xml`, share a rule: hosts limit the rules, and the parts grow with the site. */
function familyOf(file: string, entries: readonly string[]): string {
  const start = /^[a-z]+-/.exec(file)?.[0];
  if (start === undefined) return file;
  const others = [...entries, ...headerRules.map(({ pattern }) => pattern)].filter((one) =>
    one.startsWith(start),
  );
  const ending = file.slice(file.lastIndexOf('.'));
  return others.length > 1 && others.every((one) => one.endsWith(ending)) ? `${start}*` : file;
}

function block(path: string, headers: readonly (readonly [string, string])[]): string {
  return `\n${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}

/**
 * A site that is built for a base path is uploaded as it is; these rules show it below that path.
 * @returns null when nothing needs a rule
 */
export function redirectsFile(base: string): string | null {
  const root = withSlashes(base);
  if (root === '/') return null;
  const lines = [`/ ${root} 302`, `${root}* /:splat 200`];
  return `# Written by the build for Netlify and Cloudflare Pages.\n${lines.join('\n')}\n`;
}
