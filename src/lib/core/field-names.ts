/** What readers call the fields of the front matter. */
export const fieldNames: Readonly<Record<string, string>> = {
  title: '标题',
  issuer: '机关',
  source: '来源',
  region: '地区',
  period: '所述时期',
  kind: '文种',
  published: '发布日期',
  written: '成文日期',
  indexNumber: '索引号',
  documentNumber: '发文字号',
  subject: '主题分类',
  genre: '体裁分类',
  validity: '有效性',
  originUrl: '原网页',
};
