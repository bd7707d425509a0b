/** What a person says that a line of a document is: a heading of a level, a paragraph, or none of the report's. */
export const lineRoles = [
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'paragraph',
  'left-out',
] as const;
export type LineRole = (typeof lineRoles)[number];
