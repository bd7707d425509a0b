/** What a person took out of the archive never comes back by itself, whatever folder is taken in again. */

import { ignoredFiles } from '../../core/ignored.ts';
import type { Message } from '../../core/model.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { withdrawnReports } from '../../core/withdrawn.ts';

/** @returns why a document is not read; null for one that was neither withdrawn nor ignored */
export function outMessage(id: string): Message | null {
  const withdrawn = withdrawnReports().get(id);
  if (withdrawn) return told('withdrawn', `${withdrawn.date} 撤下，理由：${withdrawn.reason}。`);
  const ignored = ignoredFiles().get(id);
  return ignored ? told('ignored', `${ignored.date} 略去，理由：${ignored.reason}。`) : null;
}

function told(slug: string, why: string): Message {
  const message = reviewMessage(slug, null);
  return { ...message, message: why + message.message };
}
