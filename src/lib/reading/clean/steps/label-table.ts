import { articleBounds } from '../article.ts';
import { labelsOf, readLabels } from '../labels.ts';
import type { CleaningStep } from '../registry.ts';

const reason = '目录信息与发布信息，已录入元数据';

/** The catalogue's labels and values above or below the article; the metadata rules read them from the log. */
export const labelTable: CleaningStep = {
  name: 'label-table',
  run: (blocks, log) => {
    const { start, end } = articleBounds(blocks);
    const values = new Set(readLabels(blocks).map(({ block }) => block));
    return blocks.filter((block, i) => {
      if (i >= start && i < end) return true;
      if (labelsOf(block).length === 0 && !values.has(block)) return true;
      log.remove('label-table', reason, block);
      return false;
    });
  },
};
