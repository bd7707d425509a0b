import type { Block } from '../../../core/model.ts';
import { articleBounds } from '../article.ts';
import type { CleaningStep } from '../cleaning-log.ts';
import { type LabelGroup, labelsOf, readLabels } from '../labels.ts';

const reason = '目录信息与发布信息，已录入元数据';

/** Labels of a page's own; in a file (`地址:…`, `编号:…`) they are the author's. */
const sideGroups: ReadonlySet<LabelGroup> = new Set(['none', 'host']);

function labelStep(belongs: (block: Block, place: 'above' | 'below') => boolean): CleaningStep {
  return {
    name: 'label-table',
    run: (blocks, log) => {
      const { start, end } = articleBounds(blocks);
      const values = new Set(readLabels(blocks).map(({ block }) => block));
      return blocks.filter((block, i) => {
        if (i >= start && i < end) return true;
        if (labelsOf(block).length === 0 && !values.has(block)) return true;
        if (!belongs(block, i < start ? 'above' : 'below')) return true;
        log.remove('label-table', reason, block);
        return false;
      });
    },
  };
}

/**
 * The catalogue's labels and values around the article; the metadata rules read them from the document. Below the
 * text a name or title is one of an annex.
 */
export const pageLabels: CleaningStep = labelStep(
  (block, place) => place === 'above' || !labelsOf(block).some(({ group }) => group === 'title'),
);

/** A file has a catalogue above its text at most; what is labelled below it is the text's own. */
export const fileLabels: CleaningStep = labelStep(
  (block, place) =>
    place === 'above' &&
    (labelsOf(block).length === 0 || labelsOf(block).some(({ group }) => !sideGroups.has(group))),
);
