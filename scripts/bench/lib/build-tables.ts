/** Figures of builds as Markdown tables. */
import type { BuildRuns, Run } from './build-runs.ts';
import type { Use } from './process-tree.ts';

export interface PeerUse {
  readonly name: string;
  readonly version: string;
  readonly use: Use;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const use = ({ seconds, cpuSeconds, peakMB }: Use): string[] => [
  seconds.toFixed(1),
  cpuSeconds.toFixed(1),
  String(Math.round(peakMB)),
];

/** @returns x in `cost grows with N to the power of x`; 1 is in proportion */
export const exponent = (from: number, to: number, factor: number): number =>
  Math.log(Math.max(to, 0.01) / Math.max(from, 0.01)) / Math.log(factor);

export function runTable({ runs, site }: BuildRuns): string {
  const { pages, files, megabytes } = site;
  return `${table(
    ['build', 'wall s', 'CPU s', 'peak MB'],
    runs.map((run) => [run.name, ...use(run.use)]),
  )}\n\n${pages} pages, ${files} files, ${megabytes.toFixed(0)} MB`;
}

export const stageTable = ({ stages }: Run): string =>
  table(
    ['stage', 'items', 'cached', 'wall s', 'CPU s', 'peak MB'],
    stages.map((stage) => [stage.name, String(stage.items), String(stage.cached), ...use(stage)]),
  );

/** How each stage of the builds from nothing grows from one number of reports to the next. */
export function growthTable(smaller: BuildRuns, larger: BuildRuns): string {
  const factor = larger.count / smaller.count;
  const rows = (larger.runs[0]?.stages ?? []).map((stage) => {
    const before = smaller.runs[0]?.stages.find(({ name }) => name === stage.name) ?? stage;
    const times = stage.cpuSeconds / Math.max(before.cpuSeconds, 0.01);
    return [
      stage.name,
      `${times.toFixed(1)} ×`,
      exponent(before.cpuSeconds, stage.cpuSeconds, factor).toFixed(2),
      `${(stage.peakMB / before.peakMB).toFixed(2)} ×`,
    ];
  });
  return table([`stage, ${smaller.count} → ${larger.count} reports`, 'CPU', 'exponent', 'memory'], rows);
}

/** Other generators beside the rendering of our pages, of which each report has several. */
export function peerTable({ count, runs }: BuildRuns, peers: readonly PeerUse[]): string {
  const stages = runs[0]?.stages ?? [];
  const pages = stages.find(({ name }) => name === 'pages');
  const prepare = stages.find(({ name }) => name === 'prepare');
  const perReport = (cpu: number): string => `${((cpu * 1000) / count).toFixed(2)} ms`;
  const rows = peers.map((peer) => [
    `${peer.name} ${peer.version}`,
    ...use(peer.use),
    perReport(peer.use.cpuSeconds),
  ]);
  if (prepare) rows.push(['ours: preparation', ...use(prepare), perReport(prepare.cpuSeconds)]);
  if (pages) {
    const each = `${((pages.cpuSeconds * 1000) / pages.items).toFixed(2)} ms a page`;
    rows.push([`ours: ${pages.items} pages`, ...use(pages), `${perReport(pages.cpuSeconds)}, ${each}`]);
  }
  return table([`${count} reports`, 'wall s', 'CPU s', 'peak MB', 'CPU for a report'], rows);
}
