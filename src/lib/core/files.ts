/** Names of files that several rooms share. */
import { join } from 'node:path';

/** At the root of a built site: every file with its checksum. */
export const manifestName = 'manifest.json';

/** The build's memory, below the project. All of it may be deleted at any time. */
export const cacheDir = '.cache';
const cache = cacheDir;

/** Commands that write take turns, see incremental/lock.ts. */
export const lockFile = join(cache, 'lock');
/** Commands that fetch take turns, too; what they do takes long and touches nothing that others write. */
export const fetchLockFile = join(cache, 'fetch-lock');
export const storeFile = join(cache, 'store.sqlite');
export const fileIndexFile = join(cache, 'files.sqlite');
export const similarFile = join(cache, 'similar.sqlite');
/** What tasks made, see incremental/task-store.ts. */
export const tasksDir = join(cache, 'tasks');
export const buildManifestsDir = join(cache, 'build-manifests');
/** What folders of built sites hold. */
export const stampsDir = join(cache, 'folders');
/** The site before the last, which the next one is built into. */
export const spareDir = join(cache, 'spare');
/** What an unfinished run of `get` or `watch` has fetched, see harvest/harvest-store.ts. */
export const fetchedDir = join(cache, 'fetched');
/** Web archives that `get` and `watch` wrote, below the project: what hosts answered, with time and headers. */
export const harvestDir = 'harvest';
/** Compiled code of threads, which Node keeps. */
export const compiledDir = join(cache, 'compiled');
/** Vocabularies as they were parsed last. */
export const vocabDir = join(cache, 'vocab');
