/** Reports that were withdrawn never come back by themselves, whatever folder is taken in again. */

import type { Message } from '../../core/model.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { withdrawnReports } from '../../core/withdrawn.ts';

/** @returns null for a report that was not withdrawn */
export function withdrawnMessage(id: string): Message | null {
  const entry = withdrawnReports().get(id);
  if (!entry) return null;
  const message = reviewMessage('withdrawn', null);
  return { ...message, message: `${entry.date} 撤下，理由：${entry.reason}。${message.message}` };
}
