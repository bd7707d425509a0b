/** A half-open range of characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
