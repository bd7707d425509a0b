/**
 * Stage `clean`: what the author wrote and what the portal put around it are told apart.
 * Holds afterwards: `body` and `removed` together are the blocks of the document, joined lines apart; every
 * difference between `body` and `blocks` has an entry in `edits`; cleaning a clean body changes nothing.
 */
import type { Cleaned, Decoded } from '../../core/model.ts';
import { CleaningLog, type CleaningStep } from './cleaning-log.ts';
import { standsInPage } from './portal.ts';
import { afterArticle } from './steps/after-article.ts';
import { contentsList } from './steps/contents-list.ts';
import { controlCharacters } from './steps/control-characters.ts';
import { fileFurnitureSteps, pageFurnitureSteps } from './steps/furniture.ts';
import { fileLabels, pageLabels } from './steps/label-table.ts';
import { pageStructure } from './steps/page-structure.ts';
import { punctuation } from './steps/punctuation.ts';
import { recognisedNames } from './steps/recognised-names.ts';
import { runOn } from './steps/run-on.ts';
import { unwrap } from './steps/unwrap.ts';

/** In this order: labels go first, so that no furniture pattern takes a value away from the metadata rules. */
export const pageSteps: readonly CleaningStep[] = [
  controlCharacters,
  recognisedNames,
  pageStructure,
  pageLabels,
  ...pageFurnitureSteps,
  unwrap,
  contentsList,
  afterArticle,
  punctuation,
];

/** A file that holds a document and nothing else has no furniture; what stands in it is its author's. */
export const fileSteps: readonly CleaningStep[] = [
  controlCharacters,
  recognisedNames,
  pageStructure,
  fileLabels,
  ...fileFurnitureSteps,
  unwrap,
  contentsList,
  punctuation,
];

export function clean(document: Decoded): Cleaned {
  const log = new CleaningLog();
  const blocks = runOn(document.blocks, log);
  const inPage = standsInPage({ ...document, blocks });
  const body = (inPage ? pageSteps : fileSteps).reduce((left, step) => step.run(left, log), blocks);
  return { ...document, blocks, body, removed: log.removed, edits: log.edits, inPage };
}
