/** A path that could not be read is told like a document that was rejected. */
import type { IngestResult } from '../../src/lib/ingest/ingest.ts';
import type { MissingInput } from '../../src/lib/ingest/inputs.ts';
import { reviewMessage } from '../../src/lib/validate/review-vocab.ts';

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
