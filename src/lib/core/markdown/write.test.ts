import { expect, test } from 'vitest';
import { raw } from '../../reading/decode/fixtures/samples.ts';
import { runPipeline } from '../../reading/pipeline.ts';
import { parseReport } from './parse.ts';

const prose = '小区供水管网全部更换，用水更加方便，投诉明显减少。'.repeat(10);
const many = 160_000;

/** In quadratic time each of them takes minutes. */
test.each([
  ['tabs', `甲${'\t'.repeat(many)}乙`, '甲乙'],
  ['ideographic spaces', `甲${'\u3000'.repeat(many)}乙`, '甲乙'],
  ['no-break spaces at the end', `甲乙${'\u00a0'.repeat(many)}`, '甲乙'],
  ['one number again and again', '一、'.repeat(many / 2), '一、'.repeat(many / 2)],
])(
  '%s in one line take no more than linear time',
  async (_name, line, expected) => {
    const { markdown, status } = await runPipeline(raw([prose, line, prose].join('\n'), 'a.txt'));
    expect(status).toBe('review');
    const [section, ...others] = parseReport(markdown).sections;
    expect(others).toEqual([]);
    expect(section?.passages.map(({ text }) => text.replace(/\s/g, ''))).toEqual([prose, expected, prose]);
  },
  60_000,
);

test('twenty thousand lines with the same number stay, each a line of its own', async () => {
  const lines = Array.from({ length: 20_000 }, () => '一、供水');
  const { nodes } = await runPipeline(raw([prose, ...lines, prose].join('\n'), 'a.txt'));
  expect(nodes.filter(({ type, block }) => type !== 'table' && block.text === '一、供水')).toHaveLength(
    20_000,
  );
}, 60_000);
