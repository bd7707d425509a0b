/**
 * Writes the data set into a built site: tables and their description below `data/`, JSON documents of single
 * reports and regions below `reports/` and `regions/`. Reports are read one after another; the result depends on them and on the version alone.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256OfFile } from '../hosting/files.ts';
import { dataPackage, type TableFile } from './data-package.ts';
import { formats } from './formats.ts';
import { RegionDocuments, regionJsonSchema } from './region-documents.ts';
import { documentJsonSchema, reportDocument } from './report-document.ts';
import { reportFacts } from './report-facts.ts';
import { tables } from './tables.ts';

export interface DataOptions {
  /** Folder of `<id>.md`. */
  readonly reportsDir: string;
  /** Root of the built site. */
  readonly outDir: string;
  /** See hosting/content-version.ts. */
  readonly version: string;
  /** Called after each report. */
  readonly onReport?: (done: number, total: number) => void;
}

export interface DataResult {
  readonly reports: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** @throws Error naming the file when a report cannot be read */
export function writeData({ reportsDir, outDir, version, onReport }: DataOptions): DataResult {
  const names = existsSync(reportsDir) ? readdirSync(reportsDir) : [];
  const files = names.filter((name) => /^r[0-9a-f]{12}\.md$/.test(name)).sort();
  const dataDir = join(outDir, 'data');
  const documentsDir = join(outDir, 'reports');
  const regionsDir = join(outDir, 'regions');
  for (const dir of [dataDir, documentsDir, regionsDir]) mkdirSync(dir, { recursive: true });
  const open = tables.map((table) => ({
    table,
    rows: 0,
    files: formats.map((format) => {
      const path = `${table.name}.${format.ending}`;
      return { format, path, writer: format.open(join(dataDir, path), table) };
    }),
  }));
  const regions = new RegionDocuments();
  for (const [index, name] of files.entries()) {
    const facts = readFacts(join(reportsDir, name));
    writeFileSync(join(documentsDir, `${facts.report.id}.json`), reportDocument(facts));
    regions.add(facts.report);
    for (const one of open) {
      const rows = one.table.rows(facts);
      one.rows += rows.length;
      for (const { writer } of one.files) writer.write(rows);
    }
    onReport?.(index + 1, files.length);
  }
  const written: TableFile[] = [];
  for (const { table, rows, files: own } of open) {
    for (const { format, path, writer } of own) {
      writer.close();
      const file = join(dataDir, path);
      const [bytes, sha256] = [statSync(file).size, sha256OfFile(file)];
      written.push({ table, format, path, rows, bytes, sha256 });
    }
  }
  for (const [key, text] of regions.texts()) writeFileSync(join(regionsDir, `${key}.json`), text);
  writeFileSync(join(dataDir, 'report.schema.json'), documentJsonSchema());
  writeFileSync(join(dataDir, 'region.schema.json'), regionJsonSchema());
  writeFileSync(join(dataDir, 'datapackage.json'), dataPackage(written, version));
  return {
    reports: files.length,
    rows: Object.fromEntries(open.map(({ table, rows }) => [table.name, rows])),
  };
}

function readFacts(file: string) {
  try {
    return reportFacts(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
