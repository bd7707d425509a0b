/** `.htaccess`: everything an Apache server needs that lets a folder configure itself. */
import { compressedTypes, contentType, type FileTypes } from './file-types.ts';
import { type HeaderRule, headerRules, patternSource, withSlashes } from './header-rules.ts';

/** @param base path that the site is served under */
export function htaccess(base: string, types: FileTypes): string {
  const root = withSlashes(base);
  return `# Written by the build. Apache 2.4 with AllowOverride All; modules: headers, deflate.
Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 ${root}404.html
AddDefaultCharset Off
<FilesMatch "^(\\.ht|_headers$|_redirects$)">
  Require all denied
</FilesMatch>

${typeLines(types).join('\n')}
<If "%{REQUEST_URI} =~ m#^${root}raw/#">
  ForceType application/octet-stream
</If>

<IfModule mod_headers.c>
${headerRules.flatMap((rule) => headerLines(rule, root)).join('\n')}
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE ${compressedTypes(types).join(' ')}
</IfModule>
`;
}

function typeLines({ names, endings }: FileTypes): string[] {
  return [
    ...Object.entries(endings).map(([ending, { type }]) => `AddType ${type} .${ending}`),
    `AddCharset utf-8 ${Object.keys(endings)
      .filter((ending) => endings[ending]?.text)
      .map((ending) => `.${ending}`)
      .join(' ')}`,
    ...Object.entries(names).map(
      ([name, type]) => `<Files "${name}">\n  ForceType "${contentType(type)}"\n</Files>`,
    ),
  ];
}

/** `always`: error pages carry the headers too. A later line takes the place of an earlier one. */
function headerLines({ pattern, headers }: HeaderRule, root: string): string[] {
  const condition = pattern === '*' ? '' : ` "expr=%{REQUEST_URI} =~ m#^${root}${patternSource(pattern)}$#"`;
  return Object.entries(headers)
    .filter(([name]) => name !== 'Content-Type')
    .map(([name, value]) => `  Header always set ${name} "${value}"${condition}`);
}
