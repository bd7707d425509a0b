import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { gfmOptions } from './src/lib/markdown/processor.ts';
import { remarkAnchors } from './src/lib/site/remark-anchors.ts';
import { remarkPlain } from './src/lib/site/remark-plain.ts';

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
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [[remarkGfm, gfmOptions], remarkPlain, remarkAnchors],
    }),
  },
  // The content security policy allows no inline code, so no asset is inlined.
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
});
