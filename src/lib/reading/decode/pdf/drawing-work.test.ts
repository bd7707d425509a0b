import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw } from '../fixtures/samples.ts';
import { drawingWork, mostInstructions } from './drawing-work.ts';

interface Stream {
  readonly words?: string;
  readonly content: string;
}

/** A PDF of objects by number; the first is the catalogue, the second the tree of pages. */
function pdf(objects: Readonly<Record<number, string | Stream>>, pages = '3 0 R', packed = true): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.4\n')];
  const count = pages.split('R').length - 1;
  const all: Readonly<Record<number, string | Stream>> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: `<</Type/Pages/Kids[${pages}]/Count ${count}/MediaBox[0 0 595 842]>>`,
    ...objects,
  };
  for (const [number, object] of Object.entries(all)) {
    if (typeof object === 'string') {
      parts.push(Buffer.from(`${number} 0 obj${object}endobj\n`));
      continue;
    }
    const content = packed ? deflateSync(object.content) : Buffer.from(object.content);
    const filter = packed ? '/Filter/FlateDecode' : '';
    const head = `${number} 0 obj<</Length ${content.length}${filter}${object.words ?? ''}>>stream\n`;
    parts.push(Buffer.from(head), content, Buffer.from('\nendstream endobj\n'));
  }
  parts.push(Buffer.from('trailer<</Root 1 0 R/Size 9>>\n%%EOF\n'));
  return new Uint8Array(Buffer.concat(parts));
}

const page = (more: string): string => `<</Type/Page/Parent 2 0 R${more}>>`;
const form = (content: string, words = ''): Stream => ({
  words: `/Type/XObject/Subtype/Form${words}`,
  content,
});
const draws = (name: string, times: number): string => `/${name} Do `.repeat(times);

test.each([true, false])('instructions of a page count as they are unpacked (packed: %s)', (packed) => {
  const content = '1 2 m 3 4 l S '.repeat(1000);
  // Unpacked, the line break before `endstream` is counted with it.
  const length = content.length + (packed ? 0 : 1);
  expect(drawingWork(pdf({ 3: page('/Contents 4 0 R'), 4: { content } }, '3 0 R', packed))).toBe(length);
});

test('pages that share their instructions count each, also through lists', () => {
  const content = 'S '.repeat(500);
  const shared = { 4: { content }, 6: '[4 0 R 4 0 R]' };
  const both = { ...shared, 3: page('/Contents 6 0 R'), 5: page('/Contents[4 0 R]') };
  expect(drawingWork(pdf(both, '3 0 R 5 0 R'))).toBe(3 * content.length);
});

test('forms count as often as they are drawn, by the names that each place gives them', () => {
  const drawn = 'S '.repeat(100);
  const objects = {
    3: page('/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>'),
    4: { content: draws('A', 10) },
    5: form(draws('A', 20), '/Resources<</XObject<</A 6 0 R>>>>'),
    6: form(drawn),
  };
  expect(drawingWork(pdf(objects))).toBe(10 * 6 + 10 * (20 * 6 + 20 * drawn.length));
});

test('resources are inherited, and a form without its own has those around it', () => {
  const objects = {
    2: '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources 7 0 R>>',
    3: page('/Contents 4 0 R'),
    4: { content: draws('A', 1) },
    5: form(draws('B', 2)),
    6: form('S '),
    7: '<</XObject<</A 5 0 R/B 6 0 R>>>>',
  };
  expect(drawingWork(pdf(objects))).toBe(6 + 2 * 6 + 2 * 2);
});

test('a form that draws itself is drawn once, a picture not at all', () => {
  const objects = {
    3: page('/Contents 4 0 R/Resources<</XObject<</A 5 0 R/P 6 0 R>>>>'),
    4: { content: `${draws('A', 1)}${draws('P', 3)}` },
    5: form(draws('A', 1), '/Resources<</XObject<</A 5 0 R>>>>'),
    6: { words: '/Type/XObject/Subtype/Image', content: 'x'.repeat(9999) },
  };
  expect(drawingWork(pdf(objects))).toBe(6 + 3 * 6 + 6);
});

test('objects in a stream of objects are seen', () => {
  const [first, second] = [page('/Contents 4 0 R'), '<</XObject<<>>>>'];
  const numbers = `3 0 8 ${first.length} `;
  const objects = {
    4: { content: 'S '.repeat(70) },
    7: { words: `/Type/ObjStm/N 2/First ${numbers.length}`, content: numbers + first + second },
  };
  expect(drawingWork(pdf(objects))).toBe(140);
});

/** Each form draws the next one many times. */
function forest(leaf: string): Uint8Array {
  const objects: Record<number, string | Stream> = {
    3: page('/Contents 4 0 R/Resources<</Font<</F 9 0 R>>/XObject<</A 5 0 R>>>>'),
    4: { content: draws('A', 100) },
    9: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  };
  for (let n = 5; n < 8; n++) objects[n] = form(draws('A', 100), `/Resources<</XObject<</A ${n + 1} 0 R>>>>`);
  objects[8] = form(leaf, '/Resources<</Font<</F 9 0 R>>>>');
  return pdf(objects);
}

test('what would be drawn without end is refused before it is read', async () => {
  expect(drawingWork(forest('S '))).toBeGreaterThan(mostInstructions);
  const { messages } = await decode(raw(forest('BT /F 9 Tf (A) Tj ET ')));
  expect(messages.map(({ slug }) => slug)).toEqual(['too-complex']);
});

test('text beyond any report is refused while it is read', async () => {
  const line = `BT /F 9 Tf (${'A'.repeat(100)}) Tj ET `;
  const objects = {
    3: page('/Contents 4 0 R/Resources<</Font<</F 9 0 R>>>>'),
    4: { content: line.repeat(20_500) },
    9: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  };
  const { messages } = await decode(raw(pdf(objects)));
  expect(messages.map(({ slug }) => slug)).toEqual(['too-large']);
});
