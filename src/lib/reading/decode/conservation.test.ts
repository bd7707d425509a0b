/**
 * What stands in the source is in the blocks: each character of each text of a page, of an office document, of a PDF.
 * What is not is counted by a message. The stages behind have a law of the same kind.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decoded } from '../../core/model.ts';
import { decode } from './decode.ts';
import { odfFile, textCell, xlsxFile } from './fixtures/office.ts';
import { fixture, raw, wordFile } from './fixtures/samples.ts';
import { extractPdf } from './pdf/extract.ts';

const seed = 20261130;

/** Characters in any order, shifted digits as plain ones: numbers of lists and punctuation of labels may come on top. */
function count(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.normalize('NFKC').replace(/\s+/g, '')) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

function lost(source: string, { blocks }: Decoded): string {
  const kept = count(blocks.map(({ text }) => text).join(''));
  return [...count(source)]
    .filter(([character, times]) => (kept.get(character) ?? 0) < times)
    .map(([character, times]) => `${character}×${times - (kept.get(character) ?? 0)}`)
    .join(' ');
}

const word = fc.constantFrom(
  '办结',
  '37',
  '件',
  '。',
  '一、',
  '（二）',
  '索引号',
  '：',
  '乡镇',
  'A3',
  '，',
  '案卷评查得分九十',
  '2022年',
  '；',
);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

const inlineTags = ['b', 'span', 'sup', 'sub', 'font', 'a href="/x.html"', 'em', 'u'] as const;
const blockTags = [
  'p',
  'div',
  'li',
  'h2',
  'section',
  'blockquote',
  'ol',
  'ul',
  'center',
  'pre',
  'dl',
  'dt',
  'dd',
  'button',
  'footer',
  'nav',
  'article',
] as const;

/** Markup and the text in it. */
interface Markup {
  readonly html: string;
  readonly text: string;
}

const { tree } = fc.letrec<{ tree: Markup; leaf: Markup; inline: Markup; block: Markup; table: Markup }>(
  (tie) => ({
    leaf: words.map((text) => ({ html: text, text })),
    inline: fc.tuple(fc.constantFrom(...inlineTags), tie('leaf')).map(([tag, { html, text }]) => ({
      html: `<${tag}>${html}</${tag.split(' ')[0]}>`,
      text,
    })),
    table: fc
      .array(
        fc.array(fc.tuple(tie('tree'), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 1,
          maxLength: 4,
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((rows) => ({
        html: `<table>${rows.map((row) => `<tr>${row.map(([cell, across, down]) => `<td colspan="${across}" rowspan="${down}">${cell.html}</td>`).join('')}</tr>`).join('')}</table>`,
        text: rows.flatMap((row) => row.map(([cell]) => cell.text)).join(''),
      })),
    block: fc
      .tuple(fc.constantFrom(...blockTags), fc.array(tie('tree'), { maxLength: 4 }))
      .map(([tag, parts]) => ({
        html: `<${tag}>${parts.map(({ html }) => html).join('')}</${tag}>`,
        text: parts.map(({ text }) => text).join(''),
      })),
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'html' },
      tie('leaf'),
      tie('inline'),
      tie('block'),
      tie('table'),
    ),
  }),
);

test('each text of a page is in a block', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 6 }), async (parts) => {
      const html = parts.map((part) => part.html).join('\n');
      const text = parts.map((part) => part.text).join('');
      expect(lost(text, await decode(raw(`<!doctype html><html><body>${html}</body></html>`))), html).toBe(
        '',
      );
    }),
    { seed, numRuns: 400 },
  );
});

const run = fc
  .tuple(
    words,
    fc.constantFrom(
      '',
      '<w:b/>',
      '<w:vertAlign w:val="superscript"/>',
      '<w:vertAlign w:val="subscript"/>',
      '<w:i/>',
    ),
  )
  .map(
    ([text, properties]): Markup => ({
      html: `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`,
      text,
    }),
  );
const wrapped = fc
  .tuple(
    fc.constantFrom('w:ins', 'w:hyperlink', 'w:smartTag', 'w:sdtContent', 'w:moveTo', 'w:fldSimple'),
    run,
  )
  .map(
    ([tag, { html, text }]): Markup => ({
      html:
        tag === 'w:sdtContent'
          ? `<w:sdt><w:sdtContent>${html}</w:sdtContent></w:sdt>`
          : `<${tag}>${html}</${tag}>`,
      text,
    }),
  );
const paragraph = fc.tuple(fc.array(fc.oneof(run, wrapped), { maxLength: 5 }), fc.boolean()).map(
  ([runs, joined]): Markup => ({
    html: `<w:p><w:pPr>${joined ? '<w:rPr><w:del w:id="1"/></w:rPr>' : ''}</w:pPr>${runs.map(({ html }) => html).join('<w:r><w:br/></w:r>')}</w:p>`,
    text: runs.map(({ text }) => text).join(''),
  }),
);
const grid = fc
  .array(
    fc.array(fc.tuple(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(
    (rows): Markup => ({
      html: `<w:tbl>${rows.map((row) => `<w:tr>${row.map(([cell, span]) => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${cell.map(({ html }) => html).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
      text: rows.flatMap((row) => row.flatMap(([cell]) => cell.map(({ text }) => text))).join(''),
    }),
  );

test('each text of a Word document is in a block', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(paragraph, grid), { minLength: 1, maxLength: 8 }), async (parts) => {
      const body = parts.map(({ html }) => html).join('');
      expect(lost(parts.map(({ text }) => text).join(''), await decode(raw(wordFile(body)))), body).toBe('');
    }),
    { seed, numRuns: 300 },
  );
});

const odfRun = fc
  .tuple(words, fc.constantFrom('span', 'a', 'meta', 'ruby', ''))
  .map(([text, tag]): Markup => {
    const html =
      tag === 'ruby'
        ? `<text:ruby><text:ruby-base>${text}</text:ruby-base></text:ruby>`
        : tag === ''
          ? text
          : `<text:${tag}>${text}</text:${tag}>`;
    return { html, text };
  });
const odfParagraph = fc.tuple(fc.constantFrom('p', 'h'), fc.array(odfRun, { maxLength: 5 })).map(
  ([tag, runs]): Markup => ({
    html: `<text:${tag}>${runs.map(({ html }) => html).join('<text:line-break/>')}</text:${tag}>`,
    text: runs.map(({ text }) => text).join(''),
  }),
);
const joined = (parts: readonly Markup[], before = '', behind = ''): Markup => ({
  html: `${before}${parts.map(({ html }) => html).join('')}${behind}`,
  text: parts.map(({ text }) => text).join(''),
});
const { odf } = fc.letrec<{ odf: Markup }>((tie) => ({
  odf: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'odf' },
    odfParagraph,
    fc.array(tie('odf'), { maxLength: 3 }).map((parts) => joined(parts, '<text:section>', '</text:section>')),
    fc
      .array(tie('odf'), { maxLength: 3 })
      .map((parts) => joined(parts, '<text:list><text:list-item>', '</text:list-item></text:list>')),
    fc
      .array(tie('odf'), { maxLength: 3 })
      .map((parts) =>
        joined(parts, '<text:p><draw:frame><draw:text-box>', '</draw:text-box></draw:frame></text:p>'),
      ),
    fc
      .array(fc.array(tie('odf'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows) =>
        joined(
          rows.map((row) =>
            joined(
              row.map((cell) => joined([cell], '<table:table-cell>', '</table:table-cell>')),
              '<table:table-row>',
              '</table:table-row>',
            ),
          ),
          '<table:table>',
          '</table:table>',
        ),
      ),
  ),
}));

test('each text of an OpenDocument is in a block', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(odf, { minLength: 1, maxLength: 8 }), async (parts) => {
      const { html, text } = joined(parts, '<office:text>', '</office:text>');
      expect(lost(text, await decode(raw(odfFile({ body: html })))), html).toBe('');
    }),
    { seed, numRuns: 300 },
  );
});

test('each text of a workbook is in a block', async () => {
  const cells = fc.array(fc.option(words, { nil: '' }), { minLength: 1, maxLength: 5 });
  const sheets = fc.array(fc.array(cells, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(sheets, async (all) => {
      const bytes = xlsxFile({
        sheets: all.map((rows, i) => ({
          name: `Sheet${i}`,
          rows: rows
            .map((row) => `<row>${row.map((text, j) => textCell(`${'ABCDE'[j]}1`, text)).join('')}</row>`)
            .join(''),
        })),
      });
      expect(lost(all.flat(2).join(''), await decode(raw(bytes)))).toBe('');
    }),
    { seed, numRuns: 300 },
  );
});

test.each(['chromium-one-column.pdf', 'chromium-two-columns.pdf'])(
  'each text of a PDF is in a block: %s',
  async (name) => {
    const { pages } = await extractPdf(fixture(name));
    const source = pages.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('');
    expect(source.length).toBeGreaterThan(1000);
    expect(lost(source, await decode(raw(fixture(name))))).toBe('');
  },
);
