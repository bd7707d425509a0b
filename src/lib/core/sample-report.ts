/** A report for tests, with every field known; tests overwrite what they are about. */
import type { Report } from './schema.ts';

export function sampleReport(over: Partial<Report> = {}): Report {
  return {
    id: 'r0123456789ab',
    title: '某某市人民政府2020年法治政府建设情况报告',
    titleInferred: false,
    issuer: '某某市人民政府',
    source: '某某市司法局',
    region: { code: '410900', path: ['河南省', '濮阳市'], level: 'prefecture' },
    period: { start: '2020-01-01', end: '2020-12-31' },
    kind: 'annual-report',
    published: '2021-03-31',
    written: '2021-03-01',
    indexNumber: '005000000/2021-00001',
    documentNumber: '濮政〔2021〕1号',
    subject: '司法',
    genre: '报告',
    validity: '有效',
    originUrl: 'https://www.example.gov.cn/a/b.html',
    original: {
      file: '报告.txt',
      sha256: 'a'.repeat(64),
      bytes: 2048,
      encoding: 'gb18030',
      format: 'txt',
    },
    review: [],
    ...over,
  };
}
