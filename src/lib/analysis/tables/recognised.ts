/** Marks what stands in a report whose text was recognised in pictures of its pages. */
import type { Report } from '../../core/schema.ts';
import type { ColumnOf } from './table.ts';

export const isRecognised = ({ original }: Pick<Report, 'original'>): boolean => original.recognised === true;

export const recognisedColumn: ColumnOf<{ readonly recognised: boolean }> = {
  name: 'recognised',
  type: 'boolean',
  description: '原件的文字或其中一部分识别自图像，可能有错字',
  required: true,
  of: ({ recognised }) => recognised,
};
