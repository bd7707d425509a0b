/** Site block of a Caddyfile. */
import { contentType, type FileTypes } from './file-types.ts';
import { type HeaderRule, headerRules, patternSource, withSlashes } from './header-rules.ts';
import type { ServerOptions } from './server-options.ts';

/** @returns a Caddyfile for Caddy 2.6 and later; `domain` `_` takes any name */
export function caddyfile(options: ServerOptions, types: FileTypes): string {
  const { listen, domain, webRoot } = options;
  const base = withSlashes(options.base);
  const address = domain === '_' ? `http://:${listen.replace(/^.*:/, '')}` : domain;
  const bind = listen.includes(':') ? `\n  bind ${listen.replace(/:[^:]*$/, '')}` : '';
  const [everywhere = { pattern: '*', headers: {} }] = headerRules;
  const slash = base === '/' ? '' : `\n    redir ${base.slice(0, -1)} ${base} 301`;
  return `# Written by "npm run export -- host caddy".
${address} {${bind}
  root * ${webRoot}
  encode zstd gzip
  map {path} {juanzong_type} {
${typeLines(types, base).join('\n')}
  }
  # In the order given: of two lines that set the same header, the later counts.
  route {
${headerRules.flatMap((rule, index) => headerLines(rule, index, base)).join('\n')}
    # Deferred, because the file server sets a type of its own.
    header {
      Content-Type {juanzong_type}
      defer
    }
    @hostfiles path */.htaccess */.nojekyll */_headers */_redirects
    error @hostfiles 404${slash}
    file_server {
      index index.html
    }
  }
  handle_errors {
    # What was set for the file that is not there must not count for the page that says so.
    header -Content-Disposition
${headerLines(everywhere, 0, base).join('\n')}
    @missing expression {http.error.status_code} == 404
    rewrite @missing ${base}404.html
    file_server
  }
}
`;
}

/** The first expression that matches counts. */
function typeLines({ names, endings }: FileTypes, base: string): string[] {
  const ofRaw = headerRules.flatMap(({ pattern, headers }) => {
    const type = headers['Content-Type'];
    return type === undefined ? [] : [[`^${base}${patternSource(pattern)}$`, type] as const];
  });
  const rows = [
    ...ofRaw,
    ...Object.entries(names).map(
      ([name, type]) => [`/${name.replaceAll('.', '\\.')}$`, contentType(type)] as const,
    ),
    ...Object.entries(endings).map(([ending, type]) => [`\\.${ending}$`, contentType(type)] as const),
    ['/$', 'text/html; charset=utf-8'] as const,
  ];
  return [
    ...rows.map(([expression, type]) => `    ~${expression} "${type}"`),
    '    default application/octet-stream',
  ];
}

function headerLines({ pattern, headers }: HeaderRule, index: number, base: string): string[] {
  const name = pattern === '*' ? '*' : `@rule${index}`;
  const matcher = pattern === '*' ? [] : [`    ${name} path_regexp ^${base}${patternSource(pattern)}$`];
  const lines = Object.entries(headers)
    .filter(([header]) => header !== 'Content-Type')
    .map(([header, value]) => `    header ${name} ${header} "${value}"`);
  return [...matcher, ...lines];
}
