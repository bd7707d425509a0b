/** Words of the explore page that its scripts use. */
export const words = {
  place: '地区',
  scope: '范围',
  noYear: '年份不明',
  original: '查看原文',
  moreRows: (all: number, shown: number): string => `共${all}行，先显示${shown}行；下载的文件里有全部。`,
  asTable: '各年一列',
  asList: '逐个数值，附原句',
  remove: (name: string): string => `去掉${name}`,
  unclear: (names: readonly string[]): string =>
    `没有确定是哪里：${names.join('、')}。同名的地方不止一处，或者本库没有报告；请逐个输入，从列表中选。`,
  ratio: (name: string, other: string): string => `${name}占${other}的百分比`,
  siblings: (name: string): string => `${name}占同级政府中位数的百分比`,
  ratioNote: '只算同一机关、同一整年、同一范围各只有一个数值的。',
  siblingsNote: '同级政府指同一上级、同一级别的其他政府；同一整年、同一范围至少有三个数值才算，不作排名。',
  ratioNeedsOther: '要算百分比，请再选一个指标。',
  sheetFailed: '没有做成表格文件，请再试一次。',
  table: '各年',
  list: '逐个数值',
} as const;
