/** Memory of the threads that prepare reports and render pages. */
import type { ResourceLimits } from 'node:worker_threads';

/**
 * Megabytes. What belongs to one report dies with it, so it should die young: in a nursery of the usual size it gets
 * old, and collecting it there costs a sixth of all time. Below 1,024 for the old ones the engine collects them more
 * often than it needs to; without a limit, seldom.
 */
export const threadLimits: ResourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 2048 };
