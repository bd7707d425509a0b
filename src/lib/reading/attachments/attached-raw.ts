import type { AttachedFile, RawDocument } from '../../core/model.ts';

/** A file that came with a page as a document of its own; what is costly to read is kept with the page. */
export function attachedRaw({ memo }: Pick<RawDocument, 'memo'>, attached: AttachedFile): RawDocument {
  const { file, bytes, sha256, address } = attached;
  return {
    file,
    bytes,
    sha256,
    origin: address !== null && /^https?:/i.test(address) ? address : null,
    corrections: [],
    ...(memo ? { memo: (name, make) => memo(`${sha256.slice(0, 12)}-${name}`, make) } : {}),
  };
}
