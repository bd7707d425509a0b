/** `/regions/<key>.json`: the reports about one region, those of regions within it not included. */
import { z } from 'zod';
import { regionKey } from '../../core/region-key.ts';
import { type Report, regionSchema, reportSchema } from '../../core/schema.ts';

/** Name of the form of the document; a change that is no mere addition gets another number. */
const regionFormat = 'juanzong-region-1';

const entrySchema = reportSchema.pick({ id: true, title: true, kind: true, period: true, published: true });

const regionDocumentSchema = z.strictObject({
  format: z.literal(regionFormat),
  region: regionSchema,
  /** By id. */
  reports: z.array(entrySchema),
});

type RegionDocument = z.infer<typeof regionDocumentSchema>;

/**
 * @param reports by id
 * @returns texts by the key of the region, as in the address of its page
 */
export function regionDocuments(reports: Iterable<Report>): ReadonlyMap<string, string> {
  const documents = new Map<string, RegionDocument>();
  for (const { region, id, title, kind, period, published } of reports) {
    if (!region) continue;
    const key = regionKey(region);
    // Reports of different years may know a region by different names: the first report tells.
    const document = documents.get(key) ?? { format: regionFormat, region, reports: [] };
    document.reports.push({ id, title, kind, period, published });
    documents.set(key, document);
  }
  return new Map([...documents].map(([key, document]) => [key, `${JSON.stringify(document)}\n`] as const));
}

/** JSON Schema (2020-12) of the documents. */
export function regionJsonSchema(): string {
  const schema = { title: regionFormat, ...z.toJSONSchema(regionDocumentSchema) };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
