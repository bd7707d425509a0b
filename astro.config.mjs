import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { markdownOptions } from './src/lib/site/markdown-options.ts';

/** Address and base path of the site are given by `npm run build -- --site … --base …`. */
export default defineConfig({
  // Not in node_modules, which copies of the project share: two builds would mix up their reports.
  cacheDir: '.cache/astro',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: unified({ ...markdownOptions, remarkPlugins: [...markdownOptions.remarkPlugins] }),
  },
  // The content security policy allows no inline code, so no asset is inlined.
  // Browsers of the last Windows 7 machines are served, too: styles are written for them.
  vite: { build: { assetsInlineLimit: 0, cssTarget: ['chrome109', 'firefox115', 'safari15.4'] } },
});
