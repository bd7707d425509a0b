/**
 * The public id of a report: `r` and the first twelve hex digits of the SHA-256 of its raw bytes.
 * @param sha256 64 hex digits, lower case
 */
export function reportId(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`reportId: not a SHA-256 in hex: ${sha256}`);
  return `r${sha256.slice(0, 12)}`;
}
