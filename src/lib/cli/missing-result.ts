/** A path that could not be read is told like a document that was rejected. */
import type { IngestResult } from '../archive/ingest/ingest.ts';
import type { MissingInput } from '../archive/ingest/inputs.ts';
import { reviewMessage } from '../core/review-vocab.ts';

export function missingResult({ path, reason }: MissingInput): IngestResult {
  const message = reviewMessage('file-missing', null);
  return {
    file: path,
    id: 'unknown',
    status: 'rejected',
    metadata: null,
    messages: [{ ...message, message: `${reason}。${message.message}` }],
  };
}
