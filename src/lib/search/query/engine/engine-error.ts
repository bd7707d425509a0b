/** The engine gave no answer that can be used; the files of the site answer then. */
export class EngineError extends Error {}
