import { defineConfig, passthroughImageService } from 'astro/config';
import { exportAdapter } from './src/lib/build/render/adapter.ts';
import { yamlPlugin } from './src/lib/build/render/yaml-plugin.ts';

/** Modules that the scripts of most pages share. */
const common = [
  'components/load-json',
  'components/search/dom',
  'components/search/names',
  'components/texts',
  'lib/core/csv',
  'lib/core/display-dates',
];
/** Modules that, with all that they import, read the index and find what is to be marked. */
const searching = [
  'components/search/load-index',
  'lib/search/query/english',
  'lib/search/query/hits',
  'lib/search/query/search',
  'lib/search/query/state',
];
/** The page of the search. What other pages need must not end up here: they have not the texts that it asks for. */
const searchPage = ['components/search/answer', 'components/search/search-page'];
const oneOf = (modules) => (id) => modules.some((path) => id.endsWith(`/src/${path}.ts`));

/** Each file costs a turn on a slow line, so what a page needs at once comes in few. */
const groups = [
  { name: 'shared', test: (id) => id.includes('vite/preload-helper') || oneOf(common)(id), priority: 1 },
  { name: 'search', test: oneOf(searching) },
  { name: 'search-page', test: oneOf(searchPage) },
];

/** Address and base path of the site are given by `npm run build -- --site … --base …`. */
export default defineConfig({
  output: 'server',
  adapter: exportAdapter(),
  // Not in node_modules, which copies of the project share.
  cacheDir: '.cache/astro',
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // The site has no images that would need work.
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  // The content security policy allows no inline code that it does not know, so no asset is inlined.
  // Styles are written for the last browsers of Windows 7, too.
  vite: {
    build: { assetsInlineLimit: 0, cssTarget: ['chrome109', 'firefox115', 'safari15.4'] },
    plugins: [yamlPlugin()],
    worker: { format: 'es', plugins: () => [yamlPlugin()] },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } } },
  },
});
