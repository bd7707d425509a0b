/** Words that several fields stand on overlap; a text is cut where one of them begins or ends. */
export interface Span {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Fields that stand on it; none for what lies between. */
  readonly fields: readonly string[];
}

/** @returns segments in order, which together are the text; none is empty */
export function segmentsOf(length: number, spans: readonly Span[]): Segment[] {
  const cuts = [0, length, ...spans.flatMap(({ start, end }) => [start, end])];
  const places = [...new Set(cuts)].filter((place) => place >= 0 && place <= length).sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i] ?? 0;
    const over = spans.filter((span) => span.start <= start && end <= span.end);
    return { start, end, fields: [...new Set(over.map(({ field }) => field))] };
  });
}
