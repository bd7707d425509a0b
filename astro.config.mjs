import { defineConfig, passthroughImageService } from 'astro/config';
import { exportAdapter } from './src/lib/build/render/adapter.ts';
import { yamlPlugin } from './src/lib/build/render/yaml-plugin.ts';

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
  },
});
