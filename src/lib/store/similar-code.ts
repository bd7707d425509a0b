/** What finding similar passages needs to load, so that a build without changes loads none of it. */

export { findSimilarPairs } from '../analysis/similarity/find-similar.ts';
export { similarityPassages } from '../analysis/similarity/record.ts';
export { packPairs } from '../analysis/tables/pack-report.ts';
