import type { Block, Declared, Message, PageSheet, RawDocument, Severity } from '../../core/model.ts';
import type { SourceFormat } from '../../core/schema.ts';

/** What a reader makes of the bytes; `decode` adds custody. */
export interface Reading {
  readonly format: SourceFormat;
  readonly encoding: string | null;
  readonly blocks: readonly Block[];
  readonly declared: readonly Declared[];
  readonly messages: readonly Message[];
  readonly sheets?: readonly PageSheet[];
}

/** Reads one format; trouble in the document is a message, never an exception. */
export type Reader = (raw: RawDocument) => Reading | Promise<Reading>;

/** A block before its place in the reading order is known. */
export type LooseBlock = Omit<Block, 'index'>;

export const numbered = (blocks: readonly LooseBlock[]): Block[] =>
  blocks.map((block, index) => ({ index, ...block }));

export const message = (
  slug: string,
  severity: Severity,
  text: string,
  line: number | null = null,
): Message => ({ slug, severity, message: text, line });

/** A document that cannot be read: no blocks, and the reason. */
export const refused = (format: SourceFormat, slug: string, text: string): Reading => ({
  format,
  encoding: null,
  blocks: [],
  declared: [],
  messages: [message(slug, 'error', text)],
});

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** @param bytes what there is, on disk or expanded; @param limit what is allowed */
export const tooLarge = (format: SourceFormat, bytes: number, limit: number): Reading =>
  refused(
    format,
    'too-large',
    `内容有 ${megabytes(bytes)}，超过 ${megabytes(limit)} 的上限；请确认是单份报告，或拆分后再收。`,
  );
