/**
 * An EPUB 3 edition of one report or of several: the text with its headings, tables and anchors, what is known of each
 * report, and where it comes from. Same reports and date: same bytes.
 */
import { createHash } from 'node:crypto';
import type { ParsedReport } from '../../../core/markdown/parse.ts';
import { siteName } from '../../../core/name.ts';
import { writeZip } from '../zip.ts';
import { factsOf } from './facts.ts';
import { stylesheet } from './style.ts';
import { contentsPage, escapeXml, reportPage } from './xhtml.ts';

export interface EpubOptions {
  /** Path of the file to write. */
  readonly file: string;
  /** At least one, in the order of the book. */
  readonly reports: readonly ParsedReport[];
  /** Day of the edition, ISO 8601. */
  readonly date: string;
  /** @returns address of a report's page, or null */
  readonly addressOf: (id: string) => string | null;
}

export async function writeEpub({ file, reports, date, addressOf }: EpubOptions): Promise<void> {
  const [first] = reports;
  if (first === undefined) throw new Error('no report was named');
  const title = reports.length === 1 ? first.report.title : `${siteName}：报告选编（${reports.length} 份）`;
  const pages = reports.map((one) => reportPage(one, factsOf(one.report, addressOf(one.report.id))));
  const names = reports.map(({ report }) => `${report.id}.xhtml`);
  const identifier = createHash('sha256').update(pages.join('')).digest('hex');
  const texts: readonly (readonly [string, string])[] = [
    ['META-INF/container.xml', container],
    ['EPUB/package.opf', packageDocument({ title, identifier, date, reports, names })],
    ['EPUB/contents.xhtml', contentsPage(title, reports, names)],
    ['EPUB/style.css', stylesheet],
    ...pages.map((page, index) => [`EPUB/${names[index]}`, page] as const),
  ];
  await writeZip(file, [
    { path: 'mimetype', data: Buffer.from('application/epub+zip'), stored: true },
    ...texts.map(([path, text]) => ({ path, data: Buffer.from(text) })),
  ]);
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

interface PackageFacts {
  readonly title: string;
  readonly identifier: string;
  readonly date: string;
  readonly reports: readonly ParsedReport[];
  readonly names: readonly string[];
}

function packageDocument({ title, identifier, date, reports, names }: PackageFacts): string {
  const creators = [...new Set(reports.flatMap(({ report }) => report.issuer ?? []))];
  const items = names.map(
    (name) => `<item id="${name.slice(0, -6)}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const order = names.map((name) => `<itemref idref="${name.slice(0, -6)}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:sha256:${identifier}</dc:identifier>
<dc:title>${escapeXml(title)}</dc:title>
<dc:language>zh-CN</dc:language>
${creators.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>\n`).join('')}<dc:publisher>${siteName}</dc:publisher>
<meta property="dcterms:modified">${date}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine>
<itemref idref="contents"/>
${order.join('\n')}
</spine>
</package>
`;
}
