/**
 * Which files a script of the site imports at once, so that its page can ask for all of them in one turn instead of one
 * behind the other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As the bundler writes what one file takes from another: `from"./shared.js"`, `import"./shared.js"`. */
const staticImport = /\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g;

/** Names of the files that each script of a folder imports, with all that those import. */
export function scriptImports(folder: string): ReadonlyMap<string, readonly string[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const direct = new Map(
    names.map((name) => {
      const code = readFileSync(join(folder, name), 'utf8');
      return [name, [...code.matchAll(staticImport)].map(([, file = '']) => file)];
    }),
  );
  const reached = (name: string): string[] => {
    const found = new Set<string>();
    const visit = (from: string): void => {
      for (const file of direct.get(from) ?? []) {
        if (file === name || found.has(file)) continue;
        found.add(file);
        visit(file);
      }
    };
    visit(name);
    return [...found].sort();
  };
  return new Map(names.map((name) => [name, reached(name)]));
}

const moduleScript = /<script type="module" src="([^"]*\/)([^"/]+\.js)"><\/script>/g;

/** Puts before each script of a page what it imports. Each file is named once. */
export function withPreloads(html: string, imports: ReadonlyMap<string, readonly string[]>): string {
  const named = new Set<string>();
  return html.replace(moduleScript, (script, folder: string, name: string) => {
    const wanted = (imports.get(name) ?? []).filter((file) => !named.has(file));
    for (const file of wanted) named.add(file);
    return wanted.map((file) => `<link rel="modulepreload" href="${folder}${file}">`).join('') + script;
  });
}
