import { CompoundFile } from '../compound-file.ts';
import { message, numbered, type Reading } from '../reading.ts';
import { type DocFile, type PartName, readDocFile } from './doc-file.ts';
import { DocText } from './doc-text.ts';
import { Tally } from './tally.ts';

const sizeOf = (text: string): number => text.replace(/[\s\p{Cc}]+/gu, '').length;

/** What is known to be in the file and is not in the blocks. */
function doubts(file: DocFile, { unnumbered }: DocText, tally: Tally): Reading['messages'] {
  const [start, end] = file.ranges.comments;
  const comments = file.characters.slice(start, end);
  tally.commentCharacters = sizeOf(comments);
  tally.comments = comments.split('\r').filter((text) => sizeOf(text) > 0).length;
  return [
    ...tally.messages(),
    ...(file.missing > 0
      ? [
          message(
            'text-missing',
            'warning',
            `文件自己记载的文字比读到的多 ${file.missing} 字；请在 Word 或 WPS 中打开原件核对，另存为 docx 再收。`,
          ),
        ]
      : []),
    ...(unnumbered > 0
      ? [
          message(
            'numbers-not-read',
            'warning',
            `有 ${unnumbered} 个段落带有 Word 自动生成的编号，编号的定义已损坏，没有读到；请另存为 docx 再收，以免丢失编号。`,
          ),
        ]
      : []),
  ];
}

/**
 * Reads a Word 97-2003 document by its piece table, with the numbers that Word computes for lists.
 * @throws RangeError when the structures are broken
 */
export function readDoc(bytes: Uint8Array): Reading {
  const container = new CompoundFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const main = container.read('WordDocument');
  if (main === null) throw new RangeError('no stream WordDocument');
  const file = readDocFile(main, [container.read('0Table'), container.read('1Table')]);
  const tally = new Tally();
  const text = new DocText(file, tally);
  const part = (name: PartName, hints = {}): ReturnType<DocText['read']> =>
    text.read(file.ranges[name], hints);
  const blocks = [
    ...part('text'),
    ...part('boxes', { element: 'txbxContent' }),
    ...part('footnotes', { element: 'footnote' }),
    ...part('endnotes', { element: 'endnote' }),
    ...part('headers', { furniture: 'page-header' }),
    ...part('headerBoxes', { furniture: 'page-header' }),
  ].map((block, i) => ({ line: i + 1, ...block }));
  return {
    format: 'doc',
    encoding: null,
    blocks: numbered(blocks),
    declared: [],
    messages: doubts(file, text, tally),
  };
}
