/**
 * What the browser loads, followed as the bundler follows it: names of modules (`imports` of package.json) stand for what
 * browsers get. Checked by `npm run lint` beside .dependency-cruiser.mjs, which follows them as Node does.
 */
import house from './.dependency-cruiser.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'browser-code-needs-no-node',
      comment: 'what the browser loads runs without Node',
      severity: 'error',
      from: {
        path: '^src/(components|lib/search/(format|query))/.*\\.ts$',
        pathNot: '\\.test\\.ts$|/fixtures/',
      },
      to: {
        reachable: true,
        path: '^(node:)?(fs|path|os|crypto|zlib|worker_threads|module|url|child_process|sqlite)(/|$)',
      },
    },
  ],
  options: {
    ...house.options,
    enhancedResolveOptions: {
      ...house.options.enhancedResolveOptions,
      conditionNames: ['import', 'browser'],
    },
  },
};
