/** Memory of the threads that prepare reports and render pages. */
import type { ResourceLimits } from 'node:worker_threads';

/**
 * What belongs to one report should die young. With a limit of 512 MB on the old generation and none on the young one
 * the engine collected the old one every seventy pages, which took a sixth of all time (`node --trace-gc`).
 */
export const threadLimits: ResourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 2048 };
