/** `source.yml`: what custody knows about a raw document, and a person's corrections to what rules read in it. */

import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { reportSchema } from '../../core/schema.ts';

/** Fields that a person may correct; the others follow from the bytes. */
const correctable = reportSchema
  .omit({ id: true, original: true, review: true, titleInferred: true })
  .keyof();

const correction = z
  .strictObject({
    /** A field of the front matter. */
    field: correctable,
    /** The right value, in the form that the field has in the front matter; null for unknown. */
    value: z.unknown(),
    /** What the correction stands on, for whoever asks later. */
    reason: z.string().min(4),
  })
  .superRefine(({ field, value }, context) => {
    for (const issue of reportSchema.shape[field].safeParse(value).error?.issues ?? []) {
      context.addIssue({
        code: 'custom',
        path: ['value', ...issue.path],
        message: `${field}: ${issue.message}`,
      });
    }
  });

export const sourceSchema = z.strictObject({
  /** File name as it was received. */
  file: z.string().min(1),
  /** Name that the bytes are kept under, beside this file. */
  stored: z.string().regex(/^[^/\\]+$/),
  /** Address that the document was saved from, null when not known. */
  origin: z.url({ protocol: /^https?$/ }).nullable(),
  /** Day on which the archive received the bytes. */
  received: z.iso.date(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  corrections: z.array(correction),
});

export type Source = z.infer<typeof sourceSchema>;

const header = `# 原件的保管记录。原件的字节不得改动;corrections 可以增补：每条写明 field、value 和 reason,
# 例如 { field: published, value: "2021-03-31", reason: "网页截图显示的发布日期" }。
`;

export function sourceToYaml(source: Source): string {
  return header + stringify(source, { version: '1.1', lineWidth: 0 });
}

/**
 * @param yaml text of a `source.yml`
 * @param file its path, for messages
 * @throws Error that names the file, the place and what was expected
 */
export function sourceFromYaml(yaml: string, file: string): Source {
  let data: unknown;
  try {
    data = parse(yaml);
  } catch (error) {
    throw new Error(`${file}: 不是合法的 YAML (${(error as Error).message.split('\n')[0]})`);
  }
  const result = sourceSchema.safeParse(data);
  if (result.success) return result.data;
  const issues = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || '整个文件'}: ${message}`,
  );
  throw new Error(`${file}: ${issues.join('; ')}。请按文件开头的说明改正。`);
}
