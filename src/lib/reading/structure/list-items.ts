/**
 * Which numbered lines are items of a list and no headings. A heading has something under it, so numbered lines
 * that follow each other with nothing between them are a list when they end like clauses or sentences, when a
 * line announces them (`下列材料:`, `注:`), or when their style is one that lists use.
 */
import type { Block, Marker } from '../../core/model.ts';
import { ruleForm } from '../../core/text/lines.ts';
import { parseMarker } from '../../core/text/markers.ts';
import type { HeadingLine } from './heading.ts';

/** Styles whose items are a list when nothing stands between them. */
const listStyles = new Set(['arabic', 'arabic-parenthesis', 'circled']);

/** `注:`, `填报说明:` above numbered notes. */
const noteCaption =
  /^[[(【]?(注|备注|附注|注释|(填报|填表|编报|编制|指标|数据|统计|有关|几点)?说明)[\])】]?:?$/;

/** Numbered lines that follow each other with nothing between them, counting up by one in one style. */
interface Run {
  readonly start: number;
  readonly lines: readonly (HeadingLine | null)[];
  readonly style: string;
  /** The line above announces a list. */
  readonly announced: boolean;
  /** The line above is a caption of notes. */
  readonly notes: boolean;
}

function runsOf(blocks: readonly Block[], lines: readonly (HeadingLine | null)[]): Run[] {
  const markers = blocks.map((block): Marker | null =>
    block.table ? null : (parseMarker(block.text.trim())?.marker ?? null),
  );
  const runs: Run[] = [];
  for (let start = 0; start < markers.length; ) {
    const first = markers[start];
    let end = start + 1;
    while (first && markers[end]?.style === first.style && markers[end]?.value === first.value + end - start)
      end++;
    if (first) {
      const above = ruleForm(blocks[start - 1]?.text.slice(-40) ?? '');
      const notes = noteCaption.test(above);
      const announced = notes || (above.endsWith(':') && !markers[start - 1]);
      runs.push({ start, lines: lines.slice(start, end), style: first.style, announced, notes });
    }
    start = end;
  }
  return runs;
}

const isRunIn = (line: HeadingLine | null | undefined): boolean => line != null && line.rest !== '';

/** True for a line that ends like a sentence or clause; null stands for one that reads like no heading at all. */
const isSentence = (line: HeadingLine | null | undefined): boolean =>
  line === null || (line?.rest === '' && line.closed);

function isItem(run: Run, at: number, isLast: boolean): boolean {
  const line = run.lines[at];
  if (!line) return false;
  if (isRunIn(line)) return run.notes;
  const [before, after] = [run.lines[at - 1], run.lines[at + 1]];
  const hasFellow = after !== undefined || (before !== undefined && !isRunIn(before));
  if (line.closed) return hasFellow || isLast;
  if (run.announced) return run.lines.length > 1 && !run.lines.some(isRunIn);
  if (isSentence(before) || isSentence(after)) return true;
  // The closing item looks like a heading over what follows the list; its fellow decides.
  return hasFellow && listStyles.has(run.style);
}

/**
 * @param lines each block read as a heading
 * @returns indexes of the blocks that read like headings and are items of a list
 */
export function listItems(
  blocks: readonly Block[],
  lines: readonly (HeadingLine | null)[],
): ReadonlySet<number> {
  const items = runsOf(blocks, lines).flatMap((run) =>
    run.lines.flatMap((_, i) => (isItem(run, i, run.start + i === blocks.length - 1) ? [run.start + i] : [])),
  );
  return new Set(items);
}
