/**
 * The archive card of a report: every field of the schema with its name, its value in words and where it
 * leads. A null value is unknown, and the card says so rather than leaving the field out.
 */

import { siteLabels } from '../../analysis/labels.ts';
import { formatDate, formatPeriod, yearOf } from '../../core/display-dates.ts';
import { translateTo } from '../../core/interface/texts.ts';
import { issuerSlug } from '../../core/issuer-slug.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Routes } from '../../core/routes.ts';
import type { Report, SourceFormat } from '../../core/schema.ts';
import { formatBytes, hostOf } from './format.ts';

export interface PanelRow {
  readonly label: string;
  /** Null when unknown. */
  readonly value: string | null;
  readonly href?: string;
  /** What a reader must know to take the value rightly. */
  readonly note?: string;
  /** Code-like values are set in a fixed-width face. */
  readonly code?: true;
}

export interface PanelGroup {
  readonly title: string;
  readonly rows: readonly PanelRow[];
}

export function metadataPanel(report: Report, to: Routes): PanelGroup[] {
  const labels = siteLabels();
  const { region, period, original } = report;
  const year = yearOf(period);
  const date = (iso: string | null) => (iso === null ? null : formatDate(iso));
  const about: PanelRow[] = [
    {
      label: '机关',
      value: report.issuer,
      ...(report.issuer && { href: to.issuer(issuerSlug(report.issuer)) }),
    },
    {
      label: '地区',
      value: region?.path.join(' ') ?? null,
      ...(region && { href: to.region(regionKey(region)) }),
    },
    { label: '地区级别', value: region ? labels.level[region.level] : null },
    {
      label: '行政区划代码',
      value: region?.code ?? null,
      code: true,
      ...(region?.level === 'functional-area' && { note: '功能区没有自己的代码，此为所在行政区的代码' }),
    },
    { label: '所述时期', value: period && formatPeriod(period), ...(year && { href: to.year(year) }) },
    { label: '文种', value: labels.kind[report.kind] },
    {
      label: '发布日期',
      value: date(report.published),
      ...(report.published && { note: '网页所示，不等于首次公布的日期' }),
    },
    { label: '成文日期', value: date(report.written) },
    { label: '来源', value: report.source, ...(report.source && { note: '网页所示的来源单位' }) },
  ];
  const catalogue: PanelRow[] = [
    { label: '索引号', value: report.indexNumber, code: true },
    { label: '发文字号', value: report.documentNumber },
    { label: '主题分类', value: report.subject },
    { label: '体裁分类', value: report.genre },
    { label: '有效性', value: report.validity },
  ];
  const custody: PanelRow[] = [
    { label: '档案编号', value: report.id, code: true },
    {
      label: '原网页',
      value: report.originUrl && hostOf(report.originUrl),
      ...(report.originUrl && { href: report.originUrl }),
    },
    { label: '原文件名', value: original.file, code: true },
    { label: '原件格式', value: labels.format[original.format] },
    {
      label: '文字',
      value: original.recognised ? '识别自图像' : '取自文件',
      ...(original.recognised && { note: '由程序识别，可能有错字；引用前请与原件核对' }),
    },
    { label: '字符编码', value: original.encoding ?? (isContainer(report) ? '不适用' : null), code: true },
    { label: '原件大小', value: formatBytes(original.bytes, translateTo('zh')) },
    { label: '原件 SHA-256', value: original.sha256, code: true },
    ...(original.attachments ?? []).map(
      ({ file, sha256 }): PanelRow => ({ label: '附件', value: file, note: `SHA-256 ${sha256}` }),
    ),
  ];
  return [
    { title: '报告', rows: about },
    { title: '公开目录', rows: catalogue },
    { title: '保管', rows: custody },
  ];
}

/** Office, PDF and OFD files are containers, and pictures hold no characters, so that they have no character encoding as a whole. */
const containers: readonly SourceFormat[] = [
  'docx',
  'doc',
  'odt',
  'ods',
  'xlsx',
  'pdf',
  'ofd',
  'png',
  'jpeg',
  'tiff',
];
const isContainer = ({ original }: Report) => containers.includes(original.format);
