/** Invented reports, each other with another seed: a title, headings of two levels, paragraphs, a table, a signature. */

export type Piece =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'paragraph' | 'signature'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** mulberry32: the same series on every machine. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const places = ['青川县', '井陉县', '凤凰县', '和布克赛尔蒙古自治县', '石屏县', '徽县', '绥滨县', '六枝特区'];
const chapters = [
  '主要做法和成效',
  '存在的问题和不足',
  '主要负责人履职情况',
  '下一步工作安排',
  '执法监督情况',
];
const sections = [
  '完善决策程序',
  '规范行政执法',
  '化解矛盾纠纷',
  '推进政务公开',
  '加强学法用法',
  '清理规范性文件',
];
const sentences = [
  '全年召开常务会议21次，其中专题听取工作汇报4次。',
  '修订《重大行政决策目录》，列入事项9项，逐项征求群众意见。',
  '对37个执法单位开展案卷评查，抽查案卷412份，发现问题58个，已全部整改。',
  '共收到行政复议申请63件，受理55件，审结49件，其中调解和解结案18件（占36.7%）。',
  '行政机关负责人出庭应诉率100%，比上一年提高4.2个百分点。',
  '在12个乡镇设立公共法律服务站，解答咨询3,106人次。',
  '个别部门对规范性文件审查不严，程序意识不强，监督手段单一。',
  '基层执法力量不足，一些乡镇仅有2名持证人员，难以满足实际需要。',
  '制定年度学法计划，组织旁听庭审7场，参加人员286人次。',
  '将继续完善府院联动机制，提高案件办理质量，切实维护群众合法权益。',
  '依托政务服务平台公开办事指南，网上可办事项达到1,024项。',
  '废止规范性文件11件，修改6件，宣布失效3件，结果已向社会公布。',
];
const numerals = '一二三四五六七八九十';

/** @param length how many chapters */
export function draft(seed: number, length = 3): Piece[] {
  const random = randomOf(seed);
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const place = pick(places);
  const year = 2016 + random(9);
  const paragraph = (): Piece => ({
    kind: 'paragraph',
    text: Array.from({ length: 1 + random(5) }, () => pick(sentences)).join(''),
  });
  const pieces: Piece[] = [
    { kind: 'title', text: `${place}${year}年法治政府建设年度报告` },
    { kind: 'paragraph', text: `${year}年，${place}人民政府认真落实各项部署，现将有关情况报告如下。` },
  ];
  for (let i = 0; i < length; i++) {
    pieces.push({ kind: 'heading', text: `${numerals[i]}、${chapters[(i + seed) % chapters.length]}` });
    for (let j = 0; j < 1 + random(3); j++) {
      pieces.push({
        kind: 'subheading',
        text: `（${numerals[j]}）${sections[(i * 3 + j + seed) % sections.length]}`,
      });
      pieces.push(paragraph());
    }
  }
  pieces.push(
    { kind: 'signature', text: `${place}人民政府` },
    { kind: 'signature', text: `${year + 1}年1月${1 + random(28)}日` },
  );
  return pieces;
}

export const table: Piece = {
  kind: 'table',
  rows: [
    ['执法领域', '检查次数', '处罚件数', '罚没金额'],
    ['市场监管', '1204', '86', '37.5'],
    ['生态环境', '318', '21', '112.0'],
    ['交通运输', '977', '143', '28.4'],
    ['文化旅游', '205', '9', '3.6'],
  ],
};

/** What a reader must give back, in order and without white space. */
export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (piece.kind === 'table' ? piece.rows.flat().join('') : piece.text))
    .join('')
    .replace(/\s+/g, '');

export const headingsOf = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => (piece.kind === 'heading' || piece.kind === 'subheading' ? [piece.text] : []));
