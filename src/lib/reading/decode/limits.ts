/**
 * Bounds on what is read, in bytes unless named otherwise. They are far above any real report (a long one
 * has 100 KB of text) and low enough that no input can take more than seconds or a few hundred megabytes.
 */
export const limits = {
  /** A text file, or the text parts of a container after expansion. */
  text: 20 * 1024 * 1024,
  /** A container (DOCX, DOC, PDF, OFD) as it lies on disk: mostly pictures. */
  container: 48 * 1024 * 1024,
  /** The parts of a container that hold its text, after expansion: XML takes about ten times its text. */
  expanded: 40 * 1024 * 1024,
  /** Lines or paragraphs that were read; a long report has five hundred. */
  blocks: 30_000,
  /** Characters that were read; a long report has forty thousand. */
  characters: 2_000_000,
  /** Text of a report is compressed to a fifth at best; far more is a bomb. */
  expansion: 200,
} as const;
