/** Sixty OFD files: each structure of the standard that text uses at least once, then mixtures of them. */
import { draft, headingsOf, type Piece, randomOf, table } from './draft.ts';
import { letterings } from './lettering.ts';
import { type Manner, writeOfd } from './package.ts';
import { a4, type Layout, typeset } from './typeset.ts';

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pieces: readonly Piece[];
}

interface Plan {
  readonly name: string;
  readonly manner?: Partial<Manner>;
  readonly layout?: Partial<Layout>;
  /** Chapters of the draft. */
  readonly length?: number;
  readonly tabled?: boolean;
  readonly documents?: number;
  readonly outlined?: boolean;
}

const byLettering: Plan[] = Object.entries(letterings).map(([name, lettering]) => ({
  name,
  manner: { lettering },
}));

const others: Plan[] = [
  { name: 'no prefix', manner: { prefix: '' } },
  { name: 'a prefix of its own', manner: { prefix: 'x', namespace: 'http://www.ofdspec.org' } },
  ...(['relative', 'rootless', 'dotted', 'backslash', 'capitals'] as const).map((addresses) => ({
    name: `addresses: ${addresses}`,
    manner: { addresses, running: 'template' as const, container: 'page-composite' as const },
  })),
  ...(['utf-8-bom', 'utf-16le', 'gb18030'] as const).map((encoding) => ({
    name: encoding,
    manner: { encoding },
  })),
  { name: 'stored', manner: { stored: true } },
  ...([90, 180, 270] as const).map((turn) => ({
    name: `turned by ${turn}`,
    manner: { turn, running: 'page' as const },
  })),
  ...(['block', 'composite', 'page-composite', 'nested-composite', 'layers'] as const).map((container) => ({
    name: container,
    manner: { container },
  })),
  { name: 'drawn in any order', manner: { shuffled: true } },
  { name: 'heads on each page', manner: { running: 'page' }, length: 5 },
  { name: 'heads by a template before', manner: { running: 'template' }, length: 5 },
  { name: 'heads by a template behind', manner: { running: 'template-behind' }, length: 5 },
  { name: 'two columns', layout: { columns: 2, justified: true }, length: 5 },
  {
    name: 'two columns, drawn in any order',
    layout: { columns: 2 },
    manner: { shuffled: true, running: 'page' },
    length: 5,
  },
  { name: 'justified', layout: { justified: true } },
  { name: 'a table', tabled: true, manner: { drawings: true } },
  { name: 'a wide page', layout: { width: 297, height: 210 }, manner: { size: 'page' } },
  { name: 'two documents', documents: 2 },
  { name: 'versions', manner: { versions: true } },
  { name: 'hidden text', manner: { hidden: '此行不显示' } },
  { name: 'text below a picture', manner: { scanned: true } },
  {
    name: 'annotations, seals, attachments, outline, tags',
    outlined: true,
    manner: { annotations: true, signed: true, attached: ['附表'], tags: true },
  },
];

/** Any of the values of a list, or of the usual ones. */
function mixture(seed: number): Plan {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  return {
    name: `mixture ${seed}`,
    length: 2 + random(4),
    tabled: random(3) === 0,
    outlined: random(2) === 0,
    layout: { justified: random(2) === 0 },
    manner: {
      lettering: pick(Object.values(letterings).filter((_, i) => i !== 3 && i !== 4)),
      prefix: pick(['ofd', '', 'n']),
      addresses: pick(['absolute', 'relative', 'rootless', 'dotted', 'backslash', 'capitals']),
      container: pick(['layer', 'block', 'composite', 'page-composite', 'nested-composite', 'layers']),
      running: pick(['none', 'page', 'template', 'template-behind']),
      encoding: pick(['utf-8', 'utf-8-bom', 'utf-16le', 'gb18030']),
      turn: pick([0, 0, 90, 180, 270]),
      size: pick(['page', 'document']),
      shuffled: random(4) === 0,
      drawings: random(2) === 0,
      annotations: random(2) === 0,
      signed: random(2) === 0,
      stored: random(4) === 0,
    },
  };
}

const total = 60;
const fixed = [...byLettering, ...others];
export const plans: readonly Plan[] = [
  ...fixed,
  ...Array.from({ length: Math.max(0, total - fixed.length) }, (_, i) => mixture(101 + i)),
];

function make(plan: Plan, seed: number): Sample {
  const layout: Layout = { ...a4, ...plan.layout };
  const drafts = Array.from({ length: plan.documents ?? 1 }, (_, i) => {
    const pieces = draft(seed + 1000 * i, plan.length);
    return plan.tabled ? [...pieces.slice(0, 4), table, ...pieces.slice(4)] : pieces;
  });
  const outline = plan.outlined ? headingsOf(drafts.flat()) : [];
  const sets = drafts.map((pieces) => ({ pages: typeset(pieces, layout), ...layout }));
  return { name: plan.name, bytes: writeOfd(sets, { ...plan.manner, outline }), pieces: drafts.flat() };
}

export const samples = (): Sample[] => plans.map((plan, i) => make(plan, 7 + i));
