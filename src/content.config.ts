import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { reportSchema } from './lib/schema.ts';
import { datesAsText } from './lib/site/front-matter.ts';

const nameOfFile = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '');

export const collections = {
  reports: defineCollection({
    loader: glob({ base: './content/reports', pattern: '*.md', generateId: nameOfFile }),
    schema: z.preprocess(datesAsText, reportSchema),
  }),
  docs: defineCollection({
    loader: glob({ base: './content/docs', pattern: '*.md', generateId: nameOfFile }),
    schema: z.strictObject({
      title: z.string(),
      /** One sentence for lists and search engines. */
      description: z.string(),
      /** Place in the navigation, ascending. */
      order: z.number(),
    }),
  }),
};
