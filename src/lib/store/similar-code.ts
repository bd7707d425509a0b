/** What finding similar passages needs to load, so that a build without changes loads none of it. */
export { packPairs } from '../data/pack-report.ts';
export { findSimilarPairs } from '../similarity/find-similar.ts';
export { similarityPassages } from '../similarity/record.ts';
