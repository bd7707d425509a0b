/** What the file of a part of the country says: issuers by name, each with its reports, the newest first. */
export type IssuerChoice = readonly [name: string, reports: readonly (readonly [id: string, name: string])[]];

/**
 * The report that a reader most likely wants to set beside one: that of the same issuer on the time before.
 * @returns null when there is none
 */
export function reportBefore([, reports]: IssuerChoice, id: string): string | null {
  const at = reports.findIndex(([own]) => own === id);
  return (at < 0 ? null : reports[at + 1]?.[0]) ?? null;
}
