import { expect, it } from 'vitest';
import { drawStrips } from './strips.ts';
import { svgFile } from './svg-file.ts';

it('holds title, drawing and source, and escapes what is markup', () => {
  const drawing = drawStrips(
    [{ name: '<全市> & "本级"', values: [1, 2, 4], median: 2 }],
    { width: 400 },
    'zh',
  );
  const svg = svgFile([{ ...drawing, title: '2024年败诉率的分布（%）' }], '某档案', 'Serif');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 \d+"/);
  expect(svg).toContain('<title>2024年败诉率的分布（%）</title>');
  expect(svg).toContain('&lt;全市> &amp; &quot;本级&quot;');
  expect(svg).toContain('某档案');
  expect(svg.match(/class="s1 dot"/g)).toHaveLength(3);
});

it('holds several drawings below each other', () => {
  const one = { ...drawStrips([], { width: 400 }, 'zh'), height: 100 };
  const svg = svgFile(
    [
      { ...one, title: '甲' },
      { ...one, title: '乙' },
    ],
    '某档案',
    'Serif',
  );
  expect([...svg.matchAll(/translate\(0 (\d+)\)/g)].map(([, y]) => Number(y))).toEqual([36, 172]);
  expect(svg).toContain('viewBox="0 0 400 300"');
});
