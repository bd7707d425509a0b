/** What is written for hosts says for each path what the rules say. */
import { describe, expect, test } from 'vitest';
import { htaccess } from '../../src/lib/publish/hosting/apache.ts';
import { caddyfile } from '../../src/lib/publish/hosting/caddy.ts';
import { contentSecurityPolicy } from '../../src/lib/publish/hosting/csp.ts';
import { fileTypes } from '../../src/lib/publish/hosting/file-types.ts';
import { headersFile, redirectsFile } from '../../src/lib/publish/hosting/header-files.ts';
import { headersFor, withSlashes } from '../../src/lib/publish/hosting/header-rules.ts';
import { countHeaderRules } from '../../src/lib/publish/hosting/host-files.ts';
import { fitHosts, type HostLimit, hostLimits } from '../../src/lib/publish/hosting/limits.ts';
import { nginxConfig } from '../../src/lib/publish/hosting/nginx.ts';
import { textFolder } from '../../src/lib/search/format/fragment.ts';

const entries = [
  '404.html',
  '_astro/',
  'docs/',
  'index.html',
  'manifest.json',
  'raw/',
  'reports/',
  'search/',
  'search-index/',
  'sitemap-2019.xml',
  'sitemap-2020.xml',
  'sitemap.xml',
];
const paths = [
  '404.html',
  '_astro/style.abc.css',
  'docs/about/',
  '',
  'manifest.json',
  'raw/r000000000000/r000000000000.txt',
  'reports/r000000000000/',
  'search/',
  'search-index/manifest.json',
  'search-index/0123/f/0.bin',
  'sitemap-2020.xml',
  'sitemap.xml',
  'offline-worker.js',
];

/** Reads a `_headers` file as Cloudflare documents it: all matching rules apply, equal names are joined. */
function cloudflare(text: string, path: string): Record<string, string> {
  const found: Record<string, string[]> = {};
  let applies = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('/')) {
      const source = line.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace('*', '.*');
      applies = new RegExp(`^${source}$`).test(path);
    } else if (applies && line.startsWith('  ')) {
      const [, name = '', value = ''] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
      found[name] = [...(found[name] ?? []), value];
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, values.join(', ')]));
}

describe.each(['/', '/base/path/'])('_headers at %s', (base) => {
  const text = headersFile(entries, base);
  test.each(paths)('"%s" gets each header once', (path) => {
    expect(cloudflare(text, base + path)).toEqual(headersFor(path));
  });
  test('an address that is not there gets the common headers', () => {
    expect(cloudflare(text, `${base}none`)['X-Content-Type-Options']).toBe('nosniff');
  });
  test('parts of one file share a rule', () => {
    const many = Array.from({ length: 500 }, (_, index) => `sitemap-${index}.xml`);
    expect(countHeaderRules(headersFile([...entries, ...many], base))).toBe(countHeaderRules(text));
  });
  test('the number of rules is counted', () => {
    expect(countHeaderRules(text)).toBe(text.match(/^\//gm)?.length);
  });
});

describe('headersFor', () => {
  test('the policy as header is that of the page and forbids frames', () => {
    for (const [path, wasm] of [
      ['docs/about/index.html', false],
      ['search/index.html', true],
    ] as const) {
      const policy = headersFor(path)['Content-Security-Policy'];
      expect(policy).toBe(`${contentSecurityPolicy({ wasm })}; frame-ancestors 'none'`);
    }
  });
  test('only names that change with their content are kept for good', () => {
    const immutable = paths.filter((path) => headersFor(path)['Cache-Control']?.includes('immutable'));
    expect(immutable).toEqual(['_astro/style.abc.css', 'search-index/0123/f/0.bin']);
  });
  test('raw documents are saved, without a type that runs', () => {
    expect(headersFor('raw/r0/r0.html.txt')).toMatchObject({
      'Content-Disposition': 'attachment',
      'Content-Type': 'application/octet-stream',
      'Content-Security-Policy': expect.stringContaining('sandbox'),
    });
  });
});

test.each([
  ['', '/'],
  ['/', '/'],
  ['x', '/x/'],
  ['/x', '/x/'],
  ['//x/y//', '/x/y/'],
])('withSlashes(%j)', (base, expected) => {
  expect(withSlashes(base)).toBe(expected);
});

test('a site at the root needs no redirects; one below a path is shown there', () => {
  expect(redirectsFile('/')).toBeNull();
  expect(redirectsFile('/x/')).toContain('/x/* /:splat 200');
});

test('configurations of servers name the base path, the root and every type', () => {
  const options = { listen: '8080', domain: 'archive.example', webRoot: '/srv/www', base: '/x/' };
  const types = fileTypes();
  for (const text of [nginxConfig(options, types), caddyfile(options, types)]) {
    expect(text).toContain('archive.example');
    expect(text).toContain('root');
    expect(text).toContain('/x/404.html');
    for (const { type } of Object.values(types.endings)) expect(text).toContain(type);
  }
  expect(htaccess('/x/', types)).toContain('ErrorDocument 404 /x/404.html');
});

describe('fitHosts', () => {
  const host = (limits: Partial<HostLimit>): HostLimit[] => [
    { name: 'host', source: 'https://host.example', checked: '2026-11', ...limits } as HostLimit,
  ];
  const files = [
    { path: 'index.html', bytes: 100 },
    { path: 'a/b/c.bin', bytes: 3_000_000 },
    { path: 'a/b/d.bin', bytes: 50 },
  ];
  test.each([
    [{ files: 3 }, []],
    [{ files: 2 }, ['3 files, at most 2']],
    [{ entries: 4 }, ['5 files and folders, at most 4']],
    [{ folderEntries: 1 }, ['2 entries in /, at most 1']],
    [{ fileBytes: 2_000_000 }, ['a/b/c.bin has 3.0 MB, at most 2.0 MB']],
    [{ siteBytes: 2_000_000 }, ['3.0 MB in all, at most 2.0 MB']],
    [{ headerRules: 9 }, ['10 header rules, at most 9']],
  ])('%o', (limits, exceeded) => {
    expect(fitHosts(files, 10, host(limits))).toMatchObject([{ name: 'host', exceeded }]);
  });
  test.each([
    ['enough is left for them', 100, 150, 120, 20],
    ['the site fits', 100, 150, 250, null],
    ['there is no room for them', 100, 150, 100, null],
    ['one file would hold too many', 100, 1500, 110, null],
  ])('texts of the search are to be bundled when %s', (_when, others, texts, most, expected) => {
    const fragment = (index: number) => `search-index/${textFolder('0123', 1)}/${index}.bin`;
    const all = [
      ...Array.from({ length: others }, (_, index) => ({ path: `${index}.html`, bytes: 1 })),
      ...Array.from({ length: texts }, (_, index) => ({ path: fragment(index), bytes: 1 })),
    ];
    expect(fitHosts(all, 1, host({ files: most }))[0]?.maxFragments).toBe(expected);
  });
  test('the limits of the known hosts are read', () => {
    expect(hostLimits().map(({ name }) => name)).toContain('Cloudflare Pages (free)');
    const many = Array.from({ length: 20_001 }, (_, index) => ({ path: `${index}.html`, bytes: 1 }));
    const free = fitHosts(many, 20).find(({ name }) => name === 'Cloudflare Pages (free)');
    expect(free?.exceeded).toEqual(['20001 files, at most 20000']);
  });
});
