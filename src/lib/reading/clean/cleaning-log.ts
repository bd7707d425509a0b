/**
 * Cleaning is a list of named steps. A step never changes a block silently: whatever it takes out or rewrites
 * goes through the log, so that the raw text plus the edits explains every character of the output.
 */
import type { Block, Edit } from '../../core/model.ts';
import { removalKind } from './removal.ts';

/** The entry for a block that does not stand in the body. */
export function removal(step: string, reason: string, block: Block): Edit {
  const removed = removalKind(step, reason, block);
  return { step, reason, line: block.line, before: block.text, after: '', removed };
}

export class CleaningLog {
  readonly edits: Edit[] = [];
  readonly removed: Block[] = [];

  remove(step: string, reason: string, block: Block): void {
    this.removed.push(block);
    this.edits.push(removal(step, reason, block));
  }

  change(step: string, reason: string, block: Block, after: string): Block {
    this.edits.push({ step, reason, line: block.line, before: block.text, after });
    return { ...block, text: after };
  }
}

export interface CleaningStep {
  readonly name: string;
  /** Takes the blocks that are left, gives those that stay, in the same order. */
  readonly run: (blocks: readonly Block[], log: CleaningLog) => readonly Block[];
}
