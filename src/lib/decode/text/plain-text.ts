import { numbered, type Reading } from '../reading.ts';
import type { DecodedText } from './encoding.ts';
import { lineBlocks } from './lines.ts';

/** Plain text: one block for each line that is not blank. */
export function readPlainText(decoded: DecodedText): Reading {
  return {
    format: 'txt',
    encoding: decoded.encoding,
    blocks: numbered(lineBlocks(decoded.text)),
    declared: [],
    messages: decoded.messages,
  };
}
