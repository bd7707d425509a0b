/** Names of files in custody. */

/** Longest name in bytes that common file systems and static hosts take, with room for a prefix. */
const longestName = 180;

/** Names of devices on Windows, whatever their ending. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\.|$)/;
/** Names that stand for something else in a folder of custody, or on some system. */
const taken = (name: string): boolean => {
  // Some file systems do not tell cases, widths and ligatures apart.
  const folded = name.normalize('NFKC').toLowerCase();
  return folded === 'source.yml' || deviceName.test(folded);
};

/**
 * A file name that is safe on any file system and in any address; the original name stays in `source.yml`.
 * White space and what separates paths, starts options or hides files is replaced; the ending is kept.
 */
export function safeName(file: string): string {
  const clean = file
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  let stem = clean.slice(0, clean.length - ending.length) || 'document';
  while (Buffer.byteLength(stem + ending) > longestName) stem = stem.slice(0, -1);
  const name = stem + ending;
  return taken(name) ? `document-${name}` : name;
}
