/** The folders with rules, whose code is changed piece by piece; JUANZONG_MUTATE names some of them. */
export const folders = process.env.JUANZONG_MUTATE?.split(',') ?? [
  'src/lib/core/text',
  'src/lib/core/regions',
  'src/lib/reading/clean',
  'src/lib/reading/structure',
  'src/lib/reading/metadata',
  'src/lib/analysis/duties',
  'src/lib/analysis/sections',
  'src/lib/analysis/figures',
];
