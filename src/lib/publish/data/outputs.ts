/** Every file of the data set with its key, before any is written. */

import { documentName } from '../../analysis/tables/report-document.ts';
import { contentHash } from '../../analysis/tables/rows.ts';
import { formats } from './formats.ts';
import { maxRecords, type OaiSettings, staticRepository } from './oai.ts';
import { planParts } from './plan.ts';
import type { DataEntry, TablePart } from './plan-tables.ts';
import { regionDocuments } from './region-documents.ts';

/** Files that are made together. */
export interface Output {
  /** Names everything that they are made of. */
  readonly key: string;
  /** Below the root of the site. */
  readonly paths: readonly string[];
  readonly make: PartOutput | DocumentOutput | TextOutput;
}

interface PartOutput {
  readonly type: 'part';
  readonly part: TablePart;
}

interface DocumentOutput {
  readonly type: 'document';
  readonly id: string;
}

interface TextOutput {
  readonly type: 'text';
  text(): string;
}

/** Path of a part without the ending. */
export const stemOf = ({ name }: TablePart): string => `data/${name}`;

/** @param code version of the code that makes it */
export function partOutput(part: TablePart, code: string): Output {
  const { table, entries } = part;
  const rows = entries.map((entry) => entry.tables[table.name]?.hash ?? '').join();
  return {
    key: contentHash(code, table.name, rows),
    paths: formats.map(({ ending }) => `${stemOf(part)}.${ending}`),
    make: { type: 'part', part },
  };
}

/** The document was made with the rows: its key is that of its text. */
export const documentOutput = ({ report: { id }, tables }: DataEntry): Output => ({
  key: tables[documentName]?.hash ?? '',
  paths: [`reports/${id}.json`],
  make: { type: 'document', id },
});

/** A text that is cheaper to make than to describe: it is its own key. */
function textOutput(path: string, text: string): Output {
  return { key: contentHash(text), paths: [path], make: { type: 'text', text: () => text } };
}

export const textOutputs = (texts: ReadonlyMap<string, string>): Output[] =>
  [...texts].map(([path, text]) => textOutput(path, text));

export const regionOutputs = (entries: readonly DataEntry[]): Output[] =>
  [...regionDocuments(entries.map(({ report }) => report))].map(([key, text]) =>
    textOutput(`regions/${key}.json`, text),
  );

/** Names of the static repositories and their records. */
export function oaiOutputs(entries: readonly DataEntry[], settings: OaiSettings, code: string): Output[] {
  const dated = entries.filter(({ received }) => received !== null);
  if (dated.length === 0) return [];
  return planParts(dated, () => 1, maxRecords).map((part) => {
    const path = `data/oai/records${part.suffix && `-${part.suffix}`}.xml`;
    const records = part.entries.map(({ report, received }) => [JSON.stringify(report), received]);
    return {
      key: contentHash(code, JSON.stringify([settings, records])),
      paths: [path],
      make: { type: 'text', text: () => staticRepository(part.entries, path, settings) },
    };
  });
}
