/** Configuration for nginx, to be put into `/etc/nginx/conf.d/`. */
import { compressedTypes, contentType, type FileTypes } from './file-types.ts';
import { headerNames, headerRules, patternSource, withSlashes } from './header-rules.ts';
import type { ServerOptions } from './server-options.ts';

const variable = (header: string): string => `$juanzong_${header.toLowerCase().replaceAll('-', '_')}`;

/** @returns maps and one server block, for nginx 1.18 and later */
export function nginxConfig(options: ServerOptions, types: FileTypes): string {
  const { listen, domain, webRoot } = options;
  const base = withSlashes(options.base);
  // The type is no added header in nginx: it follows from the file.
  const headers = headerNames().filter((name) => name !== 'Content-Type');
  return `# Written by "npm run export -- host nginx". Goes into the http context (conf.d).
${headers.map((name) => headerMap(name, base)).join('\n')}
server {
  listen ${listen};
  server_name ${domain};
  root ${webRoot};
  index index.html;
  absolute_redirect off;
  server_tokens off;
  error_page 404 ${base}404.html;

${headers.map((name) => `  add_header ${name} ${variable(name)} always;`).join('\n')}

  types {
${Object.entries(types.endings)
  .map(([ending, { type }]) => `    ${type} ${ending};`)
  .join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${compressedTypes(types)
    .filter((type) => type !== 'text/html')
    .join(' ')};

  gzip on;
  gzip_vary on;
  gzip_min_length 1024;
  gzip_types ${compressedTypes(types)
    .filter((type) => type !== 'text/html')
    .join(' ')};
${base === '/' ? '' : `\n  location = ${base.slice(0, -1)} {\n    return 301 ${base};\n  }`}
  location ^~ ${base}raw/ {
    types { }
  }
${Object.entries(types.names)
  .map(([name, type]) => nameLocation(name, contentType(type)))
  .join('\n')}
  # Configuration of other hosts; certificates are renewed through .well-known.
  location ~ "/(?:\\.(?!well-known/)|_headers$|_redirects$)" {
    return 404;
  }
}
`;
}

function nameLocation(name: string, type: string): string {
  return `  location ~ /${name.replaceAll('.', '\\.')}$ {
    types { }
    default_type "${type}";
  }`;
}

/** The first expression that matches counts, so the rules stand in reverse. An empty value sends no header. */
function headerMap(name: string, base: string): string {
  const lines = headerRules.toReversed().flatMap(({ pattern, headers }) => {
    const value = headers[name];
    if (value === undefined) return [];
    const path = pattern === '*' ? 'default' : `"~^${base}${patternSource(pattern)}$"`;
    return [`  ${path} "${value}";`];
  });
  const isSetForAll = headerRules[0]?.headers[name] !== undefined;
  return `map $uri ${variable(name)} {\n${[...lines, ...(isSetForAll ? [] : ['  default "";'])].join('\n')}\n}`;
}
