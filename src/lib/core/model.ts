/**
 * What flows through the pipeline. Each stage takes what the one before it gives and adds to it; nothing
 * is changed in place and nothing that stood in the raw document is forgotten: a block keeps its index and
 * line to the end, so every finding can be traced to its source.
 */

import type { LineRole } from './line-roles.ts';
import type { AttachmentRole, Report, SourceFormat } from './schema.ts';

/** A document as it was received. */
export interface RawDocument {
  /** Base name of the file; never used to understand the text. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hex. */
  readonly sha256: string;
  /** Address the document was saved from, where custody knows it. */
  readonly origin: string | null;
  /** Values that a person set in `source.yml`; they win over every rule. */
  readonly corrections: readonly Correction[];
  /** Keeps what is costly to read, such as the pages of a scan; nothing is kept when left out. */
  readonly memo?: Memo;
  /** What a person says of single lines; it wins over every rule. */
  readonly lines?: readonly LineDecision[];
  /** The document is a part of the bytes only. */
  readonly part?: Part;
  /** What belongs to a page and came with it, in the order of the page. */
  readonly attachments?: readonly AttachedFile[];
}

/** A file that a page offers, shows or holds. */
export interface AttachedFile {
  /** As the page calls it. */
  readonly file: string;
  readonly role: AttachmentRole;
  /** Where the page leads to: absolute where the page's own address is known, else as written; null in a mail. */
  readonly address: string | null;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A line of the decoded document, see line-address.ts. */
export interface LineAddress {
  readonly line: number;
  /** How the line begins. */
  readonly text: string;
}

export interface LineDecision extends LineAddress {
  readonly as: LineRole;
  readonly reason: string;
}

/** One of several documents that came in one file: from a line on, and up to a line that is the next one's. */
export interface Part {
  readonly id: string;
  /** Null: from the beginning. */
  readonly from: LineAddress | null;
  /** Null: to the end. */
  readonly to: LineAddress | null;
}

/** Gives what was made of this document under a name before, or makes it. What `make` throws is thrown and not kept. */
export type Memo = (name: string, make: () => Promise<string>) => Promise<string>;

/** A person's word against the rules', with its reason. */
export interface Correction {
  readonly field: string;
  readonly value: unknown;
  readonly reason: string;
}

/** A piece of the document in reading order: a line of plain text, a paragraph, heading, cell row or table. */
export interface Block {
  /** Place in reading order from 0; the block keeps it through all stages. */
  readonly index: number;
  /** Line of the decoded text (from 1) where the block begins; for PDF and Word the number of the block. */
  readonly line: number;
  /** The characters as they stand in the source. */
  readonly text: string;
  /** Rows of cells when the block is a table; `text` then holds the cells joined by tabs and line feeds. */
  readonly table?: readonly (readonly string[])[];
  /** What the format tells beyond the characters. */
  readonly hints?: BlockHints;
}

/** Words that lead to another document. */
export interface Address {
  /** As they stand in the text. */
  readonly text: string;
  /** Absolute where the page's own address is known, else as written. */
  readonly url: string;
}

/** A stretch of text on a page: a line, or the part of one that stands in a column or cell. */
export interface Place {
  /** From 1. */
  readonly page: number;
  /** Edges in parts of the width or height of the page as it is shown, 0 to 1 from its upper left corner. */
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  /** Number of visible characters. */
  readonly characters: number;
}

export interface BlockHints {
  /** Level of a heading by markup or style, 1 = highest. */
  readonly heading?: number;
  readonly centred?: boolean;
  /** The whole block is bold. */
  readonly bold?: boolean;
  /** The page's own markup names the element that the block stands in as the article. */
  readonly article?: boolean;
  /** Page, from 1, in paged formats. */
  readonly page?: number;
  /** Short path of the element, such as `div#article > p`. */
  readonly element?: string;
  /** The reader is sure, by structure, that the block is page furniture: the reason (`nav`, `footer` …). */
  readonly furniture?: string;
  /** Links in the block, in order. */
  readonly links?: readonly Address[];
  /** Where the text stands on the pages, in its order. */
  readonly places?: readonly Place[];
  /** Probability of each visible character, 0 to 1, where the text was recognised in a picture. */
  readonly confidence?: readonly number[];
  /** Other characters that each visible character may be, the likeliest first; left out where all are sure. */
  readonly others?: readonly string[];
  /** The block is the place of a picture; its text is what the page says that the picture shows. */
  readonly picture?: boolean;
  /** The block stands in a file attached to the document and says nothing of the document itself. */
  readonly annex?: true;
}

/** A value that the file itself declares about the document: `<title>`, `<meta>`, Word or PDF properties. */
export interface Declared {
  /** Name as declared, such as `title`, `ArticleTitle`, `PubDate`. */
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

export type Severity = 'info' | 'warning' | 'error';

/** Trouble in a document is a message with a place, not an exception. */
export interface Message {
  /** Stable name, one of `content/vocab/review.yml`. */
  readonly slug: string;
  readonly severity: Severity;
  /** What is there, what was expected and what to do, in one sentence. */
  readonly message: string;
  /** Line of the raw text, or null when the message is about the whole document. */
  readonly line: number | null;
  /** Why a person takes it as known (`acknowledged` in `source.yml`): it is counted, not told again. */
  readonly acknowledged?: string;
}

/**
 * What a removed line was: `recorded` stands elsewhere in the file (a value of the front matter, a heading that a list
 * of contents repeats), `furniture` is the page's own, `text` reads like the author's.
 */
export type RemovalKind = 'recorded' | 'furniture' | 'text';

/** One change that cleaning made, so that raw text plus edits gives the output. */
export interface Edit {
  /** Name of the step, as in reading/clean/clean.ts. */
  readonly step: string;
  readonly reason: string;
  /** Line of the raw text. */
  readonly line: number;
  readonly before: string;
  /** Empty when the text was taken out of the body. */
  readonly after: string;
  /** What was taken out, when it was. */
  readonly removed?: RemovalKind;
}

/** A page of the original as it was read: set upright, so that places on it follow its lines. */
export interface PageSheet {
  /** From 1. */
  readonly page: number;
  /** Size of the upright page, in points. */
  readonly width: number;
  readonly height: number;
  /** How the page of the file was set upright: quarter turns clockwise. */
  readonly turns: number;
  /** Radians clockwise, after the turns, about the middle. */
  readonly angle: number;
  /** Its text was recognised in its picture. */
  readonly recognised: boolean;
}

/** After `decode`: the document is text in blocks. */
export interface Decoded {
  readonly raw: RawDocument;
  readonly id: string;
  readonly format: SourceFormat;
  /** WHATWG label of the encoding, null for a binary container. */
  readonly encoding: string | null;
  readonly blocks: readonly Block[];
  readonly declared: readonly Declared[];
  readonly messages: readonly Message[];
  /** Pages of a paged format, in order. */
  readonly sheets?: readonly PageSheet[];
}

/** After `clean`: `body` is what the author wrote, `removed` what the portal put around it. */
export interface Cleaned extends Decoded {
  readonly body: readonly Block[];
  readonly removed: readonly Block[];
  readonly edits: readonly Edit[];
  /** The text stands among the furniture of a web page; false for a file that holds a document and nothing else. */
  readonly inPage: boolean;
}

/** How a heading is numbered: the marker as written, its style and its value. */
export interface Marker {
  /** As it stands: `一、`, `(二)`, `第三,`. */
  readonly text: string;
  /** Name of the numbering style, see `core/text/markers.ts`. */
  readonly style: string;
  readonly value: number;
}

export type Node =
  | {
      readonly type: 'heading';
      readonly level: number;
      readonly marker: Marker | null;
      readonly text: string;
      readonly runIn: boolean;
      readonly block: Block;
    }
  | { readonly type: 'paragraph'; readonly role: ParagraphRole; readonly text: string; readonly block: Block }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[]; readonly block: Block };

/** `body` is prose; the other roles stand at the edges of an official document. */
export type ParagraphRole = 'body' | 'subtitle' | 'salutation' | 'signature' | 'date' | 'attachment' | 'note';

/** After `structure`: the body as headings, paragraphs and tables in order. */
export interface Structured extends Cleaned {
  /** Title lines that stood above the body, the first one wins; null when there was none. */
  readonly titleBlock: Block | null;
  /** What stands above the text, title included, whether it is published or not. */
  readonly head: readonly Block[];
  readonly nodes: readonly Node[];
  /** Format of each attached file, once they were looked at. */
  readonly attached?: readonly SourceFormat[];
  /** Text of an attached file was recognised in its picture. */
  readonly attachedRecognised?: boolean;
}

/** Where a value was found. */
export interface Evidence {
  /** Verbatim span of the raw text. */
  readonly text: string;
  readonly line: number;
}

/** One reading of a field; the best one is published, the others are kept for the reviewer. */
export interface Candidate<T = unknown> {
  readonly value: T;
  /** Name of the rule that found it. */
  readonly rule: string;
  /** 0 to 1; rules of equal confidence are told apart by their order. */
  readonly confidence: number;
  readonly evidence: Evidence | null;
}

/** Fields that rules look for; the rest of the front matter follows from custody. */
export type FieldName = Exclude<keyof Report, 'id' | 'original' | 'review' | 'titleInferred'>;

/** After `metadata`: candidates for each field, best first. */
export interface Described extends Structured {
  readonly candidates: Readonly<Partial<Record<FieldName, readonly Candidate[]>>>;
  /** Codes of the divisions between which the text does not decide. */
  readonly ambiguousRegions: readonly string[];
  /** Front matter without the review slugs. */
  readonly fields: Omit<Report, 'review'>;
}

export type Status = 'ok' | 'review' | 'rejected';

/** After `validate`: front matter that the schema accepts, and a status. */
export interface Validated extends Described {
  readonly report: Report;
  readonly status: Status;
}

/** After `markdown`: the file to write. */
export interface Rendered extends Validated {
  readonly markdown: string;
}
