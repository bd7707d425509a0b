import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locales } from '../../core/interface/locale.ts';
import { projectRoot } from '../../core/vocab.ts';
import { cachedPng, pictureKey } from './cached.ts';
import { cardOf, cardPicture, cardSize, cards } from './cards.ts';
import { fontsFor } from './font.ts';
import { renderPng } from './render.ts';
import { icons, sealMark } from './seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'images-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Width and height from the header of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const henan = () => {
  const card = cards('zh').get('410000');
  if (!card) throw new Error('no card for 410000');
  return cardPicture(card, 'zh');
};

describe('pictures for links', () => {
  it('stand for the site, the data, the documentation and each of 34 provinces', () => {
    expect([...cards('zh').keys()].filter((key) => !/^\d{6}$/.test(key))).toEqual(['site', 'data', 'docs']);
    expect(cards('zh').get('820000')?.heading).toBe('澳门特别行政区');
    expect(cards('zh').size).toBe(37);
    expect(cards('en').get('410000')?.heading).toBe('Henan');
    expect(
      [...cards('en').values()].filter(({ heading, line }) => /\p{Script=Han}/u.test(heading + line)),
    ).toEqual([]);
  });

  it.each([
    ['410928', '410000'],
    ['100000', 'site'],
    ['990000', 'site'],
  ])('are chosen by the code of the region: %s', (code, key) => {
    expect(cardOf({ code })).toBe(key);
  });

  it('are for the site where no region is known', () => {
    expect(cardOf(null)).toBe('site');
  });

  it('use only characters that the font has', async () => {
    const all = locales
      .flatMap((locale) => [...cards(locale).values()].map((card) => cardPicture(card, locale).text))
      .join('');
    expect((await fontsFor(all, 700)).length).toBeGreaterThan(5);
    await expect(fontsFor('\u{e000}', 700)).rejects.toThrow(/no “/);
  });

  it('are the same bytes each time and on each machine', async () => {
    const [first, second] = [
      await renderPng(henan(), cardSize.width),
      await renderPng(henan(), cardSize.width),
    ];
    expect(sizeOf(first)).toEqual([cardSize.width, cardSize.height]);
    expect(sha256(second)).toBe(sha256(first));
    expect(sha256(first)).toBe('8f899572d1e6c8f65be05573c2dee96c02cc18238c2481ac4fabeb341fccc4cd');
  });

  it('show their writing', async () => {
    const [written, blank] = [henan(), { ...henan(), text: '' }];
    expect((await renderPng(written, 600)).length).toBeGreaterThan(2 * (await renderPng(blank, 600)).length);
  });

  it('are drawn once', async () => {
    const first = await cachedPng(henan(), 300, folder);
    expect(readdirSync(join(folder, 'picture'))).toEqual([pictureKey(henan(), 300)]);
    expect(sha256(await cachedPng(henan(), 300, folder))).toBe(sha256(first));
    expect(pictureKey(henan(), 301)).not.toBe(pictureKey(henan(), 300));
  });
});

describe('icons', () => {
  it.each(icons)('$path is a square of $side pixels', async ({ picture, side }) => {
    expect(sizeOf(await renderPng(picture, side))).toEqual([side, side]);
  });

  it('are the mark of public/favicon.svg', () => {
    expect(readFileSync(join(projectRoot(), 'public', 'favicon.svg'), 'utf8')).toContain(sealMark);
  });
});
