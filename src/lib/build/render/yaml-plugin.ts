/** Vocabularies that browser code imports, parsed by the build: no reader of YAML reaches the browser. */
import type { AstroUserConfig } from 'astro';
import { parse } from 'yaml';

type Plugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

export const yamlPlugin = (): Plugin => ({
  name: 'vocabularies',
  transform(text: string, file: string) {
    return file.endsWith('.yml')
      ? { code: `export default ${JSON.stringify(parse(text))}`, map: null }
      : null;
  },
});
