/** What every loader from hosts that may be anyone's has in common, whichever way it asks. */

/** Whether an answer leads on to another address (RFC 9110, 15.4). */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/**
 * Pieces of a body as they come. Leaving the loop ends the body, so that nothing more is loaded.
 * @throws what `tooMuch` makes, when there are more bytes than allowed
 */
export async function* boundedBody(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
  tooMuch: () => Error,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > mostBytes) throw tooMuch();
    yield piece;
  }
}
