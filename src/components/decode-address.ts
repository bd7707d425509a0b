/**
 * An address, or a part of one, in letters. What a person typed may end in a lone `%` or hold bytes that are no text:
 * it stays as it is.
 */
export function decodeAddress(address: string, decode: (text: string) => string = decodeURI): string {
  try {
    return decode(address);
  } catch {
    return address;
  }
}
