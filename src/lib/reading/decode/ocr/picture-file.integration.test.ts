/** Damaged and hostile picture files: a picture, a refusal or an exception, never more dots than allowed. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pagePicture } from './picture-file.ts';

const blank = { create: { width: 500, height: 300, channels: 3 as const, background: '#f4f4f4' } };
const samples = {
  png: await sharp(blank).png().toBuffer(),
  jpeg: await sharp(blank).jpeg().toBuffer(),
  tiff: await sharp(blank).tiff({ compression: 'lzw' }).toBuffer(),
  fax: await sharp(blank).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
};

test.each(Object.entries(samples))('a whole file gives all its dots: %s', async (_, bytes) => {
  expect(await pagePicture(bytes, 1)).toMatchObject({ picture: { width: 500, height: 300 }, pages: 1 });
});

/** Linear congruential numbers (Numerical Recipes), the same on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test.each(Object.entries(samples))('two hundred mutations: %s', async (_, bytes) => {
  const random = numbers(7);
  for (let run = 0; run < 200; run++) {
    const mutated = Buffer.from(bytes.subarray(0, run % 5 === 0 ? random(bytes.length) : bytes.length));
    for (let k = 0; k < 1 + random(6) && mutated.length > 0; k++)
      mutated[random(Math.min(mutated.length, run % 2 === 0 ? 200 : mutated.length))] = random(256);
    const made = await pagePicture(mutated, 1).catch((error: unknown) => error);
    if (made instanceof Error) continue;
    const { picture } = made as { picture?: { width: number; height: number; data: Uint8Array } };
    if (picture) expect(picture.data).toHaveLength(3 * picture.width * picture.height);
    else expect((made as { messages: unknown[] }).messages).toHaveLength(1);
  }
});
