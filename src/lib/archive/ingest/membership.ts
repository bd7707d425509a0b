import type { Received } from '../custody/source.ts';

/** What a document that came in a package is known by, beyond its bytes. */
export interface Membership {
  /** Path in the package, from its name on: `reports.zip!/2023/report.docx`. */
  readonly name: string;
  /** Address that a web archive has it from. */
  readonly origin: string | null;
  readonly received: Received;
}
