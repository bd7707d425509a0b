/**
 * Made-up reports for the similarity tests: each has sentences of its own, drawn from word lists, and a third of phrases
 * that stand in all of them. Some copy a part of another one, with names and numbers changed and a word here and there.
 */
import { randomFrom } from '../../scripts/bench/lib/random.ts';
import type { SimilarityInput } from '../../src/lib/analysis/similarity/find-similar.ts';
import { maskPassages, placeNames } from '../../src/lib/analysis/similarity/mask.ts';
import {
  encodeRecord,
  fingerprints,
  type SimilarityPassage,
} from '../../src/lib/analysis/similarity/record.ts';

const split = (words: string): string[] => words.split(' ');

const adverbs = split(
  '扎实 稳步 全面 深入 持续 大力 积极 着力 切实 统筹 有序 严格 主动 精准 依法 逐步 重点 率先 充分 及时',
);
const verbs = split(
  '推进 完善 健全 规范 落实 强化 优化 提升 建立 梳理 编制 细化 整合 压减 督促 指导 组织 开展 探索 创新 打造 构建 畅通 拓展 夯实 明确 核查 修订 调整 公布',
);
const objects = split(
  '审批流程 办事指南 权责清单 监管规则 执法文书 裁量基准 案卷管理 证件年审 投诉渠道 热线平台 调解网络 网格巡查 仓储物流 河道治理 林地保护 渔业资源 校园周边 食品作坊 药店经营 工地扬尘 噪声扰民 停车秩序 户外广告 物业服务 电梯维保 燃气用户 危房改造 水源涵养 垃圾分类 秸秆利用 农机登记 种子市场 动物防疫 屠宰检疫 道路运输 桥梁养护 航道疏浚 港口作业 旅游线路 文物修缮 古树名木 体育场馆 养老机构 托育服务 社区食堂 慈善募捐 殡葬服务 婚姻登记 地名标志 征地补偿 不动产权 测绘成果 矿山复绿 节能评审 排污许可 环评审批 碳汇交易 气象预警 防汛物资 森林防火 消防通道 应急避难 校车运行 职业培训 工伤认定 欠薪治理 社保稽核 医保基金 采供血站 疫苗接种 饮用水质 计量器具 特种设备 商标保护 广告监测 直播带货 价格公示 合同格式 招标代理 预算绩效 国有资产 统计数据 档案移交 信用修复 融资担保 小额贷款 典当经营 粮食储备 菜篮基地 商圈改造 会展活动 跨境电商 口岸通关 侨务联络 宗教场所 民族团结 双拥优抚 退役安置 志愿服务',
);
const results = split(
  '成效逐步显现 群众反映良好 效率明显提高 底数进一步摸清 责任层层压实 经验在面上推开 短板加快补齐 秩序持续好转 流程更加顺畅 标准基本统一',
);

/** Sentences that all reports share. */
const common = [
  '坚持以习近平新时代中国特色社会主义思想为指导,深入学习贯彻习近平法治思想,全面落实上级关于法治政府建设的决策部署。',
  '严格落实党政主要负责人履行推进法治建设第一责任人职责规定,对法治建设重要工作亲自部署、重大问题亲自过问。',
  '全面推行行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,不断提升执法规范化水平。',
  '把公众参与、专家论证、风险评估、合法性审查和集体讨论决定作为重大行政决策的必经程序。',
  '自觉接受人大法律监督、政协民主监督和社会舆论监督,认真办理人大代表建议和政协委员提案。',
  '坚持和发展新时代枫桥经验,完善人民调解、行政调解、司法调解联动工作体系,依法有效化解社会矛盾纠纷。',
  '在取得成绩的同时,我们也清醒地认识到,与上级要求和人民群众的期盼相比,法治政府建设还存在一些不足。',
  '运用法治思维和法治方式深化改革、推动发展、化解矛盾、维护稳定的能力还需进一步提高。',
];

const nameSigns = [...'安宁永泰清河昌平远山丰林海临江新阳东武德云和兴'];

export interface MadeUpReport {
  readonly id: string;
  readonly passages: readonly SimilarityPassage[];
}

export interface MadeUpCorpus {
  readonly reports: readonly MadeUpReport[];
  /** Names to mask. */
  readonly places: readonly string[];
  /** `left right` of each planted copy. */
  readonly planted: ReadonlySet<string>;
}

export interface CorpusOptions {
  readonly reports: number;
  readonly copies: number;
  readonly seed: number;
}

const paragraphs = 10;
const sentencesPerParagraph = 6;

export function madeUpCorpus({ reports: count, copies, seed }: CorpusOptions): MadeUpCorpus {
  const { next: random, below: whole, pick } = randomFrom(seed);
  const place = (): string => `${pick(nameSigns)}${pick(nameSigns)}`;
  const clause = (): string => `${pick(adverbs)}${pick(verbs)}${pick(objects)}`;
  const own = (name: string): string => {
    const middle = random() < 0.4 ? `,涉及${name}县${1 + whole(900)}个单位` : `,${clause()}`;
    return `${clause()}${middle},${clause()},${pick(results)}。`;
  };
  const sentences = (name: string): string[] =>
    Array.from({ length: paragraphs * sentencesPerParagraph }, () =>
      random() < 0.35 ? pick(common) : own(name),
    );

  const names = Array.from({ length: count }, place);
  const texts = names.map(sentences);
  const planted = new Set<string>();
  for (let copy = 0; copy < copies; copy++) {
    // Sources and copies are apart, so that no copy is copied again.
    const [from, to] = [copy, count - 1 - copy];
    const [source, target] = [texts[from], texts[to]];
    if (!source || !target || from >= to) throw new Error('too few reports for the copies');
    const part = 0.1 + (0.8 * copy) / Math.max(1, copies - 1);
    const length = Math.round(part * target.length);
    const at = whole(target.length - length + 1);
    const taken = source
      .slice(at, at + length)
      .map((text) => retell(text, names[from] ?? '', names[to] ?? ''));
    target.splice(at, length, ...taken);
    planted.add(`r${from} r${to}`);
  }

  /** Other names and numbers, and in one sentence of five another word. */
  function retell(text: string, before: string, after: string): string {
    const renamed = text.replaceAll(before, after).replace(/\d+/g, () => String(1 + whole(900)));
    return random() < 0.2 ? renamed.replace(pick(verbs), pick(verbs)) : renamed;
  }

  const reports = texts.map((list, index) => ({
    id: `r${index}`,
    passages: Array.from({ length: paragraphs }, (_, i) => ({
      anchor: `p${i + 1}`,
      text: list.slice(i * sentencesPerParagraph, (i + 1) * sentencesPerParagraph).join(''),
    })),
  }));
  return { reports, places: [...new Set(names)].flatMap((name) => [name, `${name}县`]), planted };
}

/** What the search for similar texts is given of made-up reports; a report's key is its text. */
export function similarityInput(
  reports: readonly MadeUpReport[],
  names: Iterable<string>,
): Pick<SimilarityInput, 'entries' | 'textOf' | 'places'> {
  const places = placeNames(names);
  const byId = new Map(reports.map(({ id, passages }) => [id, passages]));
  const entries = reports.map(({ id, passages }) => {
    const texts = passages.map(({ text }) => text);
    return { id, key: texts.join('|'), record: encodeRecord(fingerprints(maskPassages(texts, places))) };
  });
  return { entries, textOf: (id) => byId.get(id) ?? [], places };
}
