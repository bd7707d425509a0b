/** Words of the regions library: what a division is and how a text speaks of one. */
import type { Region, RegionLevel } from '../schema.ts';

/**
 * A division of GB/T 2260 under one of its names. A division that changed its name in place has one entry
 * for each name, all with the same code.
 */
export interface Division {
  /** Six digits; `100000` is the whole country. */
  readonly code: string;
  /** Full name: `开州区`, `新疆维吾尔自治区`. */
  readonly name: string;
  readonly level: RegionLevel;
  /** Code of the division above; null for the country. */
  readonly parent: string | null;
  /** Full names from the province down, as of the last year the division is known in. */
  readonly path: readonly string[];
  /** First year it may have been in force; null when it is older than the data. */
  readonly validFrom: number | null;
  /** Last year it may have been in force; null when it still is. */
  readonly validTo: number | null;
  /** First and last year of which it is certain that it was in force. */
  readonly certainFrom: number;
  readonly certainTo: number;
  readonly current: boolean;
  /** Codes of the divisions that took its place, empty when current or not known. */
  readonly successors: readonly string[];
}

/** How a text names a division: in full, short (静海), or by a former spelling of the full name. */
export type MentionForm = 'full' | 'short';

/** A place in a text that names a division. A chain (重庆市开州区) is one mention of its last link. */
export interface Mention {
  /** Characters as they stand in the text, the whole chain. */
  readonly text: string;
  /** Offset of the first character. */
  readonly offset: number;
  /** Offset behind the last character. */
  readonly end: number;
  /** Divisions that it may mean; one when the name or its chain is unambiguous. */
  readonly candidates: readonly Division[];
  readonly form: MentionForm;
  /** Characters of the last link alone: `开州区` of `重庆市开州区`. */
  readonly name: string;
  /** True when an upper division stands directly before it. */
  readonly chained: boolean;
}

/** Where a clue about the region of a report stands. */
export type ClueOrigin =
  | 'issuer'
  | 'title'
  | 'label'
  | 'signature'
  /** A clause of the first sentences that begins with a place or body. */
  | 'opening'
  | 'breadcrumb'
  | 'source'
  /** A cited paper: it only tells places of one name apart. */
  | 'paper'
  | 'body'
  | 'footer';

export interface Clue {
  readonly text: string;
  /** Trust in the clue from 0 to 1; the clue with the highest weight that names a region decides. */
  readonly weight: number;
  readonly origin: ClueOrigin;
}

export interface RegionResolution {
  /** Null when no clue names a region or when the name stands for several places. */
  readonly region: Region | null;
  readonly evidence: { readonly text: string; readonly origin: ClueOrigin } | null;
  /** Divisions between which the clues do not decide; empty when `region` is known or nothing is named. */
  readonly ambiguous: readonly Division[];
  /** 0 to 1; 0 when `region` is null. */
  readonly confidence: number;
}
