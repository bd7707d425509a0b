/** What the server of the desk tells its page, as JSON. Shared by both sides, so it needs nothing of Node. */
import type { LineAddress, Severity, Status } from '../core/model.ts';
import type { PageBox } from '../core/page-places.ts';

/** What a message asks a person to look at: a field of the front matter, or a part of the text. */
export type About = string;

export interface MessageView {
  readonly slug: string;
  readonly label: string;
  readonly severity: Severity;
  readonly message: string;
  /** Line of the original, null when it is about the whole document. */
  readonly line: number | null;
  /** Why a person takes it as known. */
  readonly acknowledged: string | null;
  /** Field or part that it is about; null when there is none. */
  readonly about: About | null;
}

export type ReviewState = 'open' | 'postponed' | 'accepted' | 'second';

export interface QueueEntry {
  readonly id: string;
  readonly title: string;
  /** File name as received. */
  readonly file: string;
  readonly status: Status;
  /** Slugs that no person has taken as known. */
  readonly problems: readonly string[];
  /** Day received, and the package it came in. */
  readonly batch: string;
  readonly state: ReviewState;
}

export interface QueueView {
  readonly reader: string;
  readonly entries: readonly QueueEntry[];
  /** Words for the slugs of problems. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What came of a decision, of taking one back, or of doing it again. */
export interface DecisionAnswer {
  /** What happened, in a sentence. */
  readonly said: string;
  /** The first document that it was about; null when that is gone. */
  readonly document: DocumentView | null;
  /** Lines of the queue as they are now. */
  readonly entries: readonly QueueEntry[];
  /** Ids that are not in the queue any more. */
  readonly gone: readonly string[];
}

export interface EvidenceView {
  readonly text: string;
  /** Line of the original; 0 for a person's word. */
  readonly line: number;
}

export interface CandidateView {
  readonly value: unknown;
  /** The value in words. */
  readonly text: string;
  readonly rule: string;
  readonly evidence: EvidenceView | null;
}

export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly value: unknown;
  readonly text: string;
  readonly evidence: EvidenceView | null;
  /** Where the evidence stands on the pages of the original. */
  readonly boxes: readonly PageBox[];
  /** Why a person set it; null when rules found it. */
  readonly corrected: string | null;
  /** Other values that stand to choose, best first; at most nine. */
  readonly candidates: readonly CandidateView[];
}

/** A page of the original, and the dots of its picture. */
export interface SheetView {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** Words of a line that a field stands on. */
export interface MarkView {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

export interface LineView {
  readonly line: number;
  readonly text: string;
  /** How a decision about this line names it. */
  readonly at: LineAddress;
  readonly rows?: readonly (readonly string[])[];
  readonly page?: number;
  /** Where it stands on the pages of the original. */
  readonly boxes: readonly PageBox[];
  /** Whether it stands in the body, in a field or heading instead, or was left out; `doubtful` reads like the author's. */
  readonly state: 'body' | 'recorded' | 'removed' | 'doubtful';
  readonly marks: readonly MarkView[];
}

export interface NodeView {
  readonly type: 'heading' | 'paragraph' | 'table';
  /** Level of a heading from 1; 0 for others. */
  readonly level: number;
  readonly text: string;
  readonly rows?: readonly (readonly string[])[];
  /** Line of the original. */
  readonly line: number;
  /** The heading opens the paragraph that stands in the same line. */
  readonly runIn: boolean;
}

export interface RemovedView {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
  /** It reads like the author's text. */
  readonly doubtful: boolean;
}

/** Another document that this one may be related to. */
export interface OtherView {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  readonly period: string;
}

export interface DocumentView {
  readonly id: string;
  readonly file: string;
  readonly origin: string | null;
  /** Words for what the original is. */
  readonly format: string;
  /** How the original can be shown beside its lines. */
  readonly picture: 'html' | 'pages' | null;
  /** Its pages; none for other originals than paged ones. */
  readonly sheets: readonly SheetView[];
  /** SHA-256 of `source.yml` as this view saw it: a change that someone else made since then is noticed. */
  readonly revision: string;
  readonly status: Status;
  readonly state: ReviewState;
  /** The first reader's decisions are hidden until this reader has decided. */
  readonly blind: boolean;
  readonly messages: readonly MessageView[];
  readonly fields: readonly FieldView[];
  readonly lines: readonly LineView[];
  readonly nodes: readonly NodeView[];
  readonly removed: readonly RemovedView[];
  readonly others: readonly OtherView[];
}

/** A division that a person may mean. */
export interface PlaceView {
  readonly value: { readonly code: string; readonly path: readonly string[]; readonly level: string };
  readonly text: string;
}

/** What a person's words mean for a field. */
export interface TypedView {
  /** What is wrong, in a sentence without its end; null when nothing is. */
  readonly problem: string | null;
  readonly values: readonly { readonly text: string; readonly value: unknown }[];
}

/** One document that a correction would change, too. */
export interface SimilarView {
  readonly id: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly value: unknown;
  readonly evidence: EvidenceView | null;
  readonly revision: string;
}

/** How far two readers agree about a field. */
export interface AgreementView {
  readonly field: string;
  readonly label: string;
  /** Documents that two readers have decided. */
  readonly count: number;
  /** Share of equal decisions, 0 to 1. */
  readonly agreed: number;
  /** Cohen's κ; null when chance alone would agree always. */
  readonly kappa: number | null;
}
