/** Vocabularies in the browser: those of the rules that run there, which the bundler parses and puts in. */
import { config } from 'zod';
import duties from '../../../content/vocab/duties.yml';
import figureScopes from '../../../content/vocab/figure-scopes.yml';
import figureTerms from '../../../content/vocab/figure-terms.yml';
import figureWords from '../../../content/vocab/figure-words.yml';
import furniture from '../../../content/vocab/furniture.yml';
import indicators from '../../../content/vocab/indicators.yml';
import labels from '../../../content/vocab/labels.yml';
import organisations from '../../../content/vocab/organisations.yml';
import sectionKinds from '../../../content/vocab/section-kinds.yml';
import titles from '../../../content/vocab/titles.yml';
import units from '../../../content/vocab/units.yml';

// The content security policy forbids to make code out of strings, which zod would try.
config({ jitless: true });

const vocabularies: ReadonlyMap<string, unknown> = new Map(
  Object.entries({
    duties,
    'figure-scopes': figureScopes,
    'figure-terms': figureTerms,
    'figure-words': figureWords,
    furniture,
    indicators,
    labels,
    organisations,
    'section-kinds': sectionKinds,
    titles,
    units,
  }),
);

/** What a vocabulary says. @param name file name without `.yml` */
export function readVocab(name: string): unknown {
  if (vocabularies.has(name)) return vocabularies.get(name);
  throw new Error(`content/vocab/${name}.yml: not handed to the browser, list it in vocab-source.browser.ts`);
}
