/** Settings and fields of the engine's index. */
import { reach } from '../../search/query/engine/layout.ts';

/** How many parts the index is cut into, and copies of each on other nodes. */
export interface IndexSize {
  readonly shards: number;
  readonly replicas: number;
}

/** Each character is a word of its own, so that a phrase of them is a string, wherever it begins. */
const characters = { type: 'custom', tokenizer: 'characters' };
const text = { type: 'text', analyzer: 'characters', norms: false };
/**
 * Its score is how often the phrase stands there, times the number of its characters: the engine adds up what the script
 * gives for each of them. Whole numbers, as it adds in single precision; the query's weights make the unit one for all.
 */
const counted = { ...text, similarity: 'occurrences' };
const keyword = { type: 'keyword' };

export function indexDefinition({ shards, replicas }: IndexSize): unknown {
  return {
    settings: {
      index: {
        number_of_shards: shards,
        number_of_replicas: replicas,
        max_result_window: reach,
        analysis: {
          analyzer: { characters },
          // Without a choice of classes it keeps every character, signs and line ends too.
          tokenizer: { characters: { type: 'ngram', min_gram: 1, max_gram: 1 } },
        },
        similarity: {
          occurrences: { type: 'scripted', script: { source: 'return doc.freq * query.boost;' } },
        },
      },
    },
    mappings: {
      dynamic: 'strict',
      _source: { includes: ['fragment', 'size', 'published'] },
      properties: {
        id: keyword,
        title: counted,
        heading: text,
        issuer: text,
        number: text,
        body: counted,
        // The same text in one line, for scripts, and where its zones end.
        line: { type: 'binary', doc_values: true },
        ends: { type: 'integer', index: false },
        size: { type: 'integer', index: false },
        region: keyword,
        year: { type: 'integer' },
        kind: keyword,
        level: keyword,
        review: keyword,
        figures: keyword,
        published: { type: 'integer', index: false },
        // The same for all copies of a work; only copies have a cluster.
        work: keyword,
        cluster: keyword,
        fragment: { type: 'object', enabled: false },
      },
    },
  };
}
