/** `/regions/<key>.json`: the reports about one region, those of regions within it not included. */
import { z } from 'zod';
import { type Report, regionSchema, reportSchema } from '../schema.ts';
import { regionKey } from '../site/region-key.ts';

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

/** Gathers the regions of reports that come one after another, sorted by id. */
export class RegionDocuments {
  readonly #documents = new Map<string, RegionDocument>();

  add({ region, id, title, kind, period, published }: Report): void {
    if (!region) return;
    const key = regionKey(region);
    const known = this.#documents.get(key);
    // Reports of different years may know a region by different names: the first report tells.
    const document = known ?? { format: regionFormat, region, reports: [] };
    document.reports.push({ id, title, kind, period, published });
    this.#documents.set(key, document);
  }

  /** @returns texts by the key of the region, as in the address of its page */
  texts(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#documents].map(([key, document]) => [key, `${JSON.stringify(document)}\n`] as const),
    );
  }
}

/** JSON Schema (2020-12) of the documents. */
export function regionJsonSchema(): string {
  const schema = { title: regionFormat, ...z.toJSONSchema(regionDocumentSchema) };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
