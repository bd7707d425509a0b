/** Whether a document says enough to be a report, and not only what a portal prints around one. */
import type { Structured } from '../../core/model.ts';

type Text = Pick<Structured, 'nodes' | 'titleBlock'>;

/** Fewer Chinese characters of prose are no report. */
export const shortestReport = 60;

export function proseLength({ nodes }: Pick<Text, 'nodes'>): number {
  return nodes.reduce((sum, node) => {
    const text = node.type === 'table' ? node.rows.flat().join('') : node.text;
    return sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  }, 0);
}

/** A head and two rows. */
const smallestTable = 3;

/** A titled table of figures says enough without prose. */
function isTitledTable({ titleBlock, nodes }: Text): boolean {
  const rows = nodes.map((node) =>
    node.type === 'table' ? node.rows.length : Number(node.text.includes('\t')),
  );
  return titleBlock !== null && rows.reduce((a, b) => a + b, 0) >= smallestTable;
}

export const hasReportText = (document: Text): boolean =>
  proseLength(document) >= shortestReport || isTitledTable(document);
