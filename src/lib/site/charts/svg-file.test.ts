import { expect, it } from 'vitest';
import { drawStrips } from './strips.ts';
import { svgFile } from './svg-file.ts';

it('holds title, drawing and source, and escapes what is markup', () => {
  const drawing = drawStrips([{ name: '<全市> & "本级"', values: [1, 2, 4], median: 2 }], { width: 400 });
  const svg = svgFile(drawing, { title: '2024年败诉率的分布（%）', source: '某档案' }, 'Serif');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 \d+"/);
  expect(svg).toContain('<title>2024年败诉率的分布（%）</title>');
  expect(svg).toContain('&lt;全市> &amp; &quot;本级&quot;');
  expect(svg).toContain('某档案');
  expect(svg.match(/class="s1 dot"/g)).toHaveLength(3);
});
