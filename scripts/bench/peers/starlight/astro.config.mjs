import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [starlight({ title: '卷宗', pagefind: false, sidebar: [{ label: '报告', link: '/' }] })],
});
