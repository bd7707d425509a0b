/** Runs the stages of a build one after another and tells what each cost. */
import { writeFileSync } from 'node:fs';

export interface StageFigures {
  readonly name: string;
  /** Things that the stage is about, and how many of them did not have to be made again. */
  readonly items: number;
  readonly cached: number;
  /** Wall clock. */
  readonly seconds: number;
  /** Of all threads of this process. */
  readonly cpuSeconds: number;
  /** Most memory that this process held while the stage ran. */
  readonly peakMB: number;
}

export interface Count {
  readonly items: number;
  readonly cached: number;
}

/** Milliseconds between two looks at the memory. */
const interval = 100;

const resident = (): number => process.memoryUsage.rss() / 1024 / 1024;

export class Stages {
  readonly figures: StageFigures[] = [];

  /**
   * @param name as the summary shows it
   * @param run the stage; it says how much it had to do
   */
  async run<Result extends Count>(name: string, run: () => Result | Promise<Result>): Promise<Result> {
    process.stderr.write(`build: ${name}\n`);
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    let peak = resident();
    const timer = setInterval(() => {
      peak = Math.max(peak, resident());
    }, interval);
    try {
      const result = await run();
      const { user, system } = process.cpuUsage(cpu);
      this.figures.push({
        name,
        items: result.items,
        cached: result.cached,
        seconds: (performance.now() - start) / 1000,
        cpuSeconds: (user + system) / 1e6,
        peakMB: Math.round(Math.max(peak, resident())),
      });
      return result;
    } finally {
      clearInterval(timer);
    }
  }

  /** For the benchmarks. */
  write(file: string): void {
    writeFileSync(file, `${JSON.stringify(this.figures, null, 1)}\n`);
  }
}

/** @returns the figures as a table for a terminal */
export function stageTable(figures: readonly StageFigures[]): string {
  const rows = figures.map(({ name, items, cached, seconds, cpuSeconds, peakMB }) => [
    name,
    String(items),
    String(cached),
    seconds.toFixed(1),
    cpuSeconds.toFixed(1),
    String(peakMB),
  ]);
  const table = [['stage', 'items', 'cached', 'seconds', 'CPU s', 'peak MB'], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
