import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { markdownOptions } from './src/lib/site/markdown-options.ts';

/**
 * Where the site will stand comes from the environment: SITE_URL (scheme and host, no default: without it the
 * pages carry no absolute address) and BASE_PATH.
 */
export default defineConfig({
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: unified({ ...markdownOptions, remarkPlugins: [...markdownOptions.remarkPlugins] }),
  },
  // The content security policy allows no inline code, so no asset is inlined.
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
});
