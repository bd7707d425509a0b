import type { CleaningStep } from '../cleaning-log.ts';

/** What the page's own markup says is no article: navigation, header, footer, hidden elements. */
export const pageStructure: CleaningStep = {
  name: 'page-structure',
  run: (blocks, log) =>
    blocks.filter((block) => {
      const furniture = block.hints?.furniture;
      if (furniture === undefined) return true;
      log.remove('page-structure', `网页结构:${furniture}`, block);
      return false;
    }),
};
