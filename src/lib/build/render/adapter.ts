/**
 * Makes Astro build the site's templates into a module that renders one page at a time, instead of rendering all of
 * them itself: the build then decides which pages need it, in how many threads.
 */
import type { AstroIntegration } from 'astro';

export function exportAdapter(): AstroIntegration {
  return {
    name: 'juanzong-export',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'juanzong-export',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}
