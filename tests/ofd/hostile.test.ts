/**
 * Whatever an OFD file holds, the answer is text or a reason, within bounds of time and memory. `OFD_FUZZ_RUNS=2000` runs
 * the long series.
 */
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Decoded, RawDocument } from '../../src/lib/core/model.ts';
import { decode } from '../../src/lib/reading/decode/decode.ts';
import { randomOf } from './draft.ts';
import { samples } from './structures.ts';

const runs = Number(process.env['OFD_FUZZ_RUNS'] ?? 150);
const maxMilliseconds = 10_000;
const maxGrowth = 1024 ** 3;

const raw = (bytes: Uint8Array): RawDocument => ({
  file: 'report.ofd',
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  origin: null,
  corrections: [],
});

async function probe(bytes: Uint8Array, name: string): Promise<Decoded> {
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const decoded = await decode(raw(bytes));
  const took = performance.now() - start;
  const errors = decoded.messages.filter(({ severity }) => severity === 'error');
  expect(took, name).toBeLessThan(maxMilliseconds);
  expect(process.memoryUsage.rss() - before, name).toBeLessThan(maxGrowth);
  expect((decoded.blocks.length === 0) === errors.length > 0, `${name}: blocks or a reason`).toBe(true);
  for (const { message } of errors) expect(message, name).toMatch(/请.+。$/);
  return decoded;
}

const seeds = samples().filter((_, i) => i % 4 === 0);
type Parts = Record<string, Uint8Array>;

/** Damage to the bytes of the package, and to the text of one of its parts before it is packed again. */
const onBytes: readonly ((bytes: Uint8Array, random: (below: number) => number) => Uint8Array)[] = [
  (bytes, random) => bytes.slice(0, random(bytes.length)),
  (bytes, random) => {
    const copy = bytes.slice();
    for (let i = random(30); i >= 0; i--) copy[random(copy.length)] = random(256);
    return copy;
  },
  (bytes, random) => {
    const at = random(bytes.length);
    return new Uint8Array(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(400))]));
  },
];
const onText: readonly ((text: string, random: (below: number) => number) => string)[] = [
  (text, random) => text.slice(0, random(text.length)),
  (text, random) => {
    const at = random(text.length);
    return text.slice(0, at) + text.slice(at + random(200));
  },
  (text, random) => {
    const at = random(text.length);
    return text.slice(0, at) + text.slice(at, at + random(300)).repeat(1 + random(300)) + text.slice(at);
  },
  (text, random) =>
    text.replace(/-?\d+(?:\.\d+)?/g, (number) =>
      random(8) === 0 ? String([0, -1, 1e300, 1e-300, 4294967296][random(5)]) : number,
    ),
  (text, random) => text.replace(/"[^"]*"/g, (value) => (random(10) === 0 ? '""' : value)),
  (text, random) =>
    text.replace(/DeltaX="/g, () => (random(2) === 0 ? 'DeltaX="g 99999999 1 g g ' : 'DeltaX="')),
];

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  if (random(3) === 0) return onBytes[random(onBytes.length)]?.(bytes, random) ?? bytes;
  const parts: Parts = unzipSync(bytes);
  const names = Object.keys(parts);
  for (let i = random(3); i >= 0; i--) {
    const name = names[random(names.length)] ?? '';
    if (random(10) === 0) delete parts[name];
    else if (parts[name])
      parts[name] = strToU8(onText[random(onText.length)]?.(strFromU8(parts[name]), random) ?? '');
  }
  return zipSync(parts);
}

test(`${runs} damaged files are answered`, { timeout: runs * 2000 }, async () => {
  for (let run = 0; run < runs; run++) {
    const random = randomOf(run);
    const seed = seeds[random(seeds.length)];
    if (seed) await probe(mutate(seed.bytes, random), `run ${run}: ${seed.name}`);
  }
});

/** A package of one page around given content. */
function packed(content: string, parts: Record<string, string> = {}, resources = ''): Uint8Array {
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const all: Record<string, string> = {
    'OFD.xml': `<ofd:OFD ${ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${ns}><ofd:CommonData><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Content.xml"/></ofd:Pages></ofd:Document>`,
    'Doc_0/Res.xml': `<ofd:Res ${ns}><ofd:CompositeGraphicUnits>${resources}</ofd:CompositeGraphicUnits></ofd:Res>`,
    'Doc_0/Content.xml': `<ofd:Page ${ns}><ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`,
    ...parts,
  };
  const files = Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]));
  // Stored: what is packed small is refused for that before it is read.
  return zipSync(files, { level: 0 });
}

const said = '某镇召开会议研究执法工作，部署下一阶段任务。';
const line = `<ofd:TextObject Boundary="20 40 100 9" Size="5"><ofd:TextCode X="0" Y="5">${said}</ofd:TextCode></ofd:TextObject>`;
const unit = (id: number, inside: string): string =>
  `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${inside}</ofd:Content></ofd:CompositeGraphicUnit>`;
const use = (id: number): string => `<ofd:CompositeObject ResourceID="${id}" Boundary="0 0 200 200"/>`;

test.each<[string, () => Uint8Array, RegExp | null]>([
  ['a composite that holds itself', () => packed(use(1), {}, unit(1, line + use(1))), null],
  [
    'composites that multiply',
    () =>
      packed(
        use(1),
        {},
        Array.from({ length: 12 }, (_, i) => unit(i + 1, use(i + 2).repeat(30))).join('') + unit(13, line),
      ),
    /too-large/,
  ],
  ['a text of millions', () => packed(line.replace(said, said.repeat(150_000))), /too-large/],
  [
    'a page of 190,000 characters in the same place',
    () =>
      packed(
        `<ofd:TextObject Size="5">${'<ofd:TextCode X="20" Y="40">7</ofd:TextCode>'.repeat(190_000)}</ofd:TextObject>`,
      ),
    null,
  ],
  [
    'as many characters as are read, each in its place',
    () =>
      packed(
        Array.from({ length: 145 }, (_, i) =>
          line.replaceAll(said, said.repeat(90)).replace('20 40', `20 ${2 * i}`),
        ).join(''),
      ),
    null,
  ],
  ['a million objects', () => packed(`<ofd:PathObject/>`.repeat(600_000)), /too-large/],
  ['blocks nested deep', () => packed('<ofd:PageBlock>'.repeat(3000)), /too-complex/],
  ['blanks of 60 MB', () => packed(' '.repeat(60 * 1024 * 1024)), /too-large/],
  [
    'ten thousand pages',
    () =>
      packed(line, {
        'Doc_0/Document.xml': `<Document><Pages>${'<Page ID="1" BaseLoc="Content.xml"/>'.repeat(10_000)}</Pages></Document>`,
      }),
    /too-large/,
  ],
  [
    'entities',
    () => packed(line.replace(said, '&a;').replace('<ofd', '<!DOCTYPE x [<!ENTITY a "aaaa">]><ofd')),
    null,
  ],
  [
    'a thousand documents',
    () =>
      packed(line, {
        'OFD.xml': `<OFD>${'<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>'.repeat(1000)}</OFD>`,
      }),
    null,
  ],
  ['no page', () => packed(line, { 'Doc_0/Document.xml': '<Document/>' }), /damaged-file/],
  [
    'a page that is not there',
    () =>
      packed(line, { 'Doc_0/Document.xml': '<Document><Pages><Page BaseLoc="x.xml"/></Pages></Document>' }),
    /damaged-file/,
  ],
  ['no entry', () => packed(line, { 'OFD.xml': '' }), /damaged-file/],
  ['nothing on the page', () => packed(''), /no-text-layer/],
  ['keys', () => packed(line, { 'Encryptions.xml': '<x/>' }), /encrypted/],
])('%s', { timeout: 60_000 }, async (name, make, slug) => {
  const decoded = await probe(make(), name);
  const errors = decoded.messages.filter(({ severity }) => severity === 'error').map((told) => told.slug);
  expect(errors.join()).toMatch(slug ?? /^$/);
});

test('what is lost of a damaged file is named by its page', async () => {
  const page = (id: number): string => `<Page ID="${id}" BaseLoc="P${id}.xml"/>`;
  const whole = `<Page><Content><Layer>${line}${line.replace('20 40', '20 50')}</Layer></Content></Page>`;
  const { blocks, messages } = await probe(
    packed('', {
      'Doc_0/Document.xml': `<Document><Pages>${[1, 2, 3].map(page).join('')}</Pages></Document>`,
      'Doc_0/P1.xml': whole,
      'Doc_0/P3.xml': whole.slice(0, -40),
    }),
    'pages',
  );
  expect(blocks.length).toBeGreaterThan(0);
  expect(messages.map(({ slug, message }) => [slug, /第 [\d、]+ 页/.exec(message)?.[0]])).toEqual([
    ['text-missing', '第 2 页'],
    ['text-missing', '第 3 页'],
  ]);
});
