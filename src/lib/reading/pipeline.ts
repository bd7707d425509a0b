/**
 * Read this first: the way of a document from bytes to Markdown, as an ordered list of pure stages. Reading files
 * and writing them stay outside, in `ingest/`. The README's list of stages is checked against this one.
 */

import { render } from '../core/markdown/write.ts';
import type { RawDocument, Rendered } from '../core/model.ts';
import { attachments } from './attachments/attachments.ts';
import { clean } from './clean/clean.ts';
import { decode } from './decode/decode.ts';
import { describe } from './metadata/describe.ts';
import { decisions } from './structure/decisions.ts';
import { structure } from './structure/structure.ts';
import { validate } from './validate/validate.ts';

interface Stage<In, Out> {
  readonly name: string;
  /** One line for people; the module's doc says what holds afterwards. */
  readonly purpose: string;
  readonly run: (document: In) => Out | Promise<Out>;
}

/** Stages in order, each typed by what the one before it gives. */
class Pipeline<In, Out> {
  readonly stages: readonly Stage<unknown, unknown>[];

  constructor(stages: readonly Stage<unknown, unknown>[] = []) {
    this.stages = stages;
  }

  stage<Next>(
    name: string,
    purpose: string,
    run: (document: Out) => Next | Promise<Next>,
  ): Pipeline<In, Next> {
    return new Pipeline<In, Next>([...this.stages, { name, purpose, run } as Stage<unknown, unknown>]);
  }

  /** Runs all stages; `onStage` sees what each one gives. */
  async run(input: In, onStage?: (name: string, document: unknown) => void): Promise<Out> {
    let document: unknown = input;
    for (const stage of this.stages) {
      document = await stage.run(document);
      onStage?.(stage.name, document);
    }
    return document as Out;
  }
}

export const pipeline = new Pipeline<RawDocument, RawDocument>()
  .stage('decode', 'bytes of any format and encoding become blocks of text', decode)
  .stage('clean', 'what the portal put around the article is told apart, every edit logged', clean)
  .stage('structure', 'title, headings with levels, paragraphs, tables, signature', structure)
  .stage('attachments', 'files that came with a page become a part of its text', attachments)
  .stage('decisions', 'what a person said about single lines wins over the rules', decisions)
  .stage('metadata', 'every field of the front matter, with the words it stands on', describe)
  .stage('validate', 'front matter by the schema, and what a person should look at', validate)
  .stage('markdown', 'one file with front matter, written by libraries', render);

/** Takes one raw document all the way. Throws only when an invariant of the program is broken. */
export function runPipeline(
  raw: RawDocument,
  onStage?: (name: string, document: unknown) => void,
): Promise<Rendered> {
  return pipeline.run(raw, onStage);
}
