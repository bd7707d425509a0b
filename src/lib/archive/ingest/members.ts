/** Documents of a package as inputs: how each is told, named and remembered. */
import { basename } from 'node:path';
import { reviewMessage } from '../../core/review-vocab.ts';
import type { Expanded, OpenPackage, PackageTrouble } from '../packages/expand.ts';
import { isDocument } from '../packages/package-entries.ts';
import { type IngestResult, rejected } from './document.ts';
import type { Input } from './inputs.ts';
import type { Membership } from './membership.ts';

export interface MemberInput extends Input {
  readonly member: Membership;
  /** It is no document by its kind, but may belong to one. */
  readonly beside?: string;
}

const told = (path: string, { slug, reason }: PackageTrouble): IngestResult => {
  const message = reviewMessage(slug, null);
  const text = reason === '' ? message.message : `${reason}。${message.message}`;
  return rejected(path, 'unknown', [{ ...message, message: text }]);
};

function inputOf(document: Expanded, path: string, file: string, sha256: string): MemberInput {
  const { name, location, bytes, origin, captured, beside } = document;
  const received = { ...(captured === null ? {} : { captured }), package: { file, sha256 } };
  return {
    path,
    location,
    bytes,
    member: { name, origin, received },
    ...(beside === undefined ? {} : { beside }),
  };
}

/**
 * Each document of a package, or why it cannot be read. A package with one document and nothing else to tell is told
 * by its own path, as the person gave it.
 */
export async function* membersOf(
  { path }: Input,
  { kind, sha256, documents }: OpenPackage,
): AsyncGenerator<MemberInput | IngestResult> {
  const file = basename(path);
  const place = (name: string): string => `${path.slice(0, path.length - file.length)}${name}`;
  const give = (one: Expanded | PackageTrouble, shown: string): MemberInput | IngestResult =>
    one.type === 'trouble' ? told(shown, one) : inputOf(one, shown, file, sha256);
  let first: Expanded | PackageTrouble | null = null;
  let count = 0;
  for await (const one of documents) {
    if (one.type === 'document' && one.beside !== undefined) {
      yield give(one, place(one.name));
      continue;
    }
    if (++count === 1 && !isDocument(kind)) {
      first = one;
      continue;
    }
    if (first !== null) yield give(first, place(first.name));
    first = null;
    yield give(one, place(one.name));
  }
  if (first !== null) yield give(first, path);
  if (count === 0 && !isDocument(kind)) {
    yield told(path, { type: 'trouble', name: file, slug: 'empty-file', reason: '包里没有可以读取的文件' });
  }
}
