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
  return `# Written by "npm run export -- host caddy".
${address} {${bind}
  root * ${webRoot}
  encode zstd gzip
  # In the order given: of two lines that set the same header, the later counts.
  route {
${typeLines(types).join('\n')}
${headerRules.flatMap((rule, index) => headerLines(rule, index, base)).join('\n')}
    @hostfiles path */.htaccess */.nojekyll */_headers */_redirects
    error @hostfiles 404
${base === '/' ? '' : `    redir ${base.slice(0, -1)} ${base} 301\n`}    file_server {
      index index.html
    }
  }
  handle_errors {
    @missing expression {http.error.status_code} == 404
    rewrite @missing ${base}404.html
    file_server
  }
}
`;
}

function typeLines({ names, endings }: FileTypes): string[] {
  const rows = [
    ...Object.entries(endings).map(([ending, type]) => [`*.${ending}`, contentType(type)] as const),
    ...Object.entries(names).map(([name, type]) => [`*/${name}`, contentType(type)] as const),
  ];
  return rows.map(([pattern, type]) => `    header ${pattern} Content-Type "${type}"`);
}

function headerLines({ pattern, headers }: HeaderRule, index: number, base: string): string[] {
  const name = pattern === '*' ? '*' : `@rule${index}`;
  const matcher = pattern === '*' ? [] : [`    ${name} path_regexp ^${base}${patternSource(pattern)}$`];
  return [
    ...matcher,
    ...Object.entries(headers).map(([header, value]) => `    header ${name} ${header} "${value}"`),
  ];
}
