/**
 * Fixity: are the originals in custody still the bytes that were received? Every one is read and compared with its
 * SHA-256; each run leaves a dated event in the terms of PREMIS 3, and what drifted is repaired from a second copy.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CustodyError,
  documentId,
  listCustody,
  rawDocument,
  readKept,
  readSource,
  restoreCustody,
} from '../../archive/custody/custody.ts';
import { SourceError, sourceFromYaml } from '../../archive/custody/source.ts';
import { replaceFile } from '../../core/replace-file.ts';
import { withdrawnReports } from '../../core/withdrawn.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import type { SecondCopy } from './copy.ts';

export interface Drift {
  readonly id: string;
  /** What is wrong, with the path. */
  readonly problem: string;
  readonly isRepaired: boolean;
}

export interface Fixity {
  /** Documents that were read. */
  readonly documents: number;
  /** Bytes of the originals that are as received. */
  readonly bytes: number;
  readonly drift: readonly Drift[];
}

export interface FixityOptions {
  /** The folder `content`. */
  readonly content: string;
  /** Where to repair from; null to tell only. */
  readonly copy: SecondCopy | null;
  /** Day of the repair, for records that were lost, ISO 8601. */
  readonly today: string;
  /** Called after each document with the number of all. */
  readonly onDocument?: (total: number) => void;
}

/** A document whose folder is gone is still known by its Markdown. */
async function expectedIds(content: string): Promise<string[]> {
  const reports = join(content, 'reports');
  const names = existsSync(reports) ? await readdir(reports) : [];
  const published = names.flatMap((name) => /^(r[0-9a-f]{12})\.md$/.exec(name)?.[1] ?? []);
  const withdrawn = withdrawnReports();
  const ids = new Set([...(await listCustody(join(content, 'raw'))), ...published]);
  return [...ids].filter((id) => !withdrawn.has(id) || existsSync(join(content, 'raw', id))).sort();
}

/** @returns bytes of the original, or what is wrong with it */
async function checkOne(rawDir: string, id: string): Promise<number | CustodyError | SourceError> {
  try {
    return (await readKept(rawDir, id)).raw.bytes.byteLength;
  } catch (error) {
    if (error instanceof CustodyError || error instanceof SourceError) return error;
    throw error;
  }
}

/** The record of the copy, when it is one of this document. */
async function recordOf(copy: SecondCopy, id: string): Promise<string | null> {
  const yaml = await copy.record(id);
  if (yaml === null) return null;
  try {
    return documentId(sourceFromYaml(yaml, id)) === id ? yaml : null;
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

/** A record that is blank or gone comes back with a person's corrections where the copy has them. */
async function repairRecord(rawDir: string, id: string, copy: SecondCopy): Promise<void> {
  try {
    await readSource(rawDir, id);
  } catch (error) {
    const record = error instanceof CustodyError ? await recordOf(copy, id) : null;
    if (record !== null) replaceFile(join(rawDir, id, 'source.yml'), record, { durable: true });
  }
}

/** @returns whether the document is whole again; a part of a file has no bytes of its own, only a record */
async function repair(rawDir: string, id: string, copy: SecondCopy, today: string): Promise<boolean> {
  const record = await recordOf(copy, id);
  if (record !== null && sourceFromYaml(record, id).part !== undefined) {
    await repairRecord(rawDir, id, copy);
    return typeof (await checkOne(rawDir, id)) === 'number';
  }
  const files = await Array.fromAsync(copy.originals(id));
  const raw = files
    .map((bytes) => rawDocument(`${id}.bin`, bytes))
    .find((one) => reportId(one.sha256) === id);
  if (raw === undefined) return false;
  await repairRecord(rawDir, id, copy);
  await restoreCustody(rawDir, raw, today, files);
  return typeof (await checkOne(rawDir, id)) === 'number';
}

/** Reads every original. @throws when custody or the copy cannot be read at all */
export async function checkFixity({ content, copy, today, onDocument }: FixityOptions): Promise<Fixity> {
  const rawDir = join(content, 'raw');
  const ids = await expectedIds(content);
  const drift: Drift[] = [];
  let bytes = 0;
  for (const id of ids) {
    const found = await checkOne(rawDir, id);
    if (typeof found === 'number') bytes += found;
    else {
      // What a person wrote wrongly in a record is no loss of bytes: only that person can mend it.
      const isLoss = found instanceof CustodyError;
      const isRepaired = isLoss && copy !== null && (await repair(rawDir, id, copy, today));
      drift.push({ id, problem: found.message, isRepaired });
    }
    onDocument?.(ids.length);
  }
  // The file of a part may have been repaired after the part.
  const settled = await Promise.all(
    drift.map(async (one) => {
      const isWhole =
        one.isRepaired || (copy !== null && typeof (await checkOne(rawDir, one.id)) === 'number');
      return { ...one, isRepaired: isWhole };
    }),
  );
  return { documents: ids.length, bytes, drift: settled };
}

/** Path of the record below `content`; one event a line, the newest last. */
export const eventsFile = join('preservation', 'events.jsonl');

/** The semantic units of PREMIS 3 (https://www.loc.gov/standards/premis/) that a run has values for. */
export interface PreservationEvent {
  readonly eventType: 'fixity check' | 'replication';
  /** ISO 8601. */
  readonly eventDateTime: string;
  readonly eventOutcome: 'success' | 'failure';
  readonly eventOutcomeDetailNote: string;
  /** Ids of the documents that the outcome is about; empty for all. */
  readonly linkingObjectIdentifiers: readonly string[];
  readonly linkingAgentIdentifier: string;
}

/** @param now ISO 8601 @param from the second copy, as the user named it */
export function eventsOf(
  fixity: Fixity,
  now: string,
  agent: string,
  from: string | null,
): PreservationEvent[] {
  const { documents, bytes, drift } = fixity;
  const common = { eventDateTime: now, linkingAgentIdentifier: agent };
  const found = drift.map(({ problem }) => problem).join('\n');
  const check: PreservationEvent = {
    eventType: 'fixity check',
    ...common,
    eventOutcome: drift.length === 0 ? 'success' : 'failure',
    eventOutcomeDetailNote: `${documents} documents, ${bytes} bytes as received, SHA-256${found && `\n${found}`}`,
    linkingObjectIdentifiers: drift.map(({ id }) => id),
  };
  if (from === null || drift.length === 0) return [check];
  const repaired = drift.filter(({ isRepaired }) => isRepaired).map(({ id }) => id);
  const replication: PreservationEvent = {
    eventType: 'replication',
    ...common,
    eventOutcome: repaired.length === drift.length ? 'success' : 'failure',
    eventOutcomeDetailNote: `restored ${repaired.length} of ${drift.length} from ${from}`,
    linkingObjectIdentifiers: repaired,
  };
  return [check, replication];
}

/** Adds events to the record; those of earlier runs are never changed. */
export async function recordEvents(content: string, events: readonly PreservationEvent[]): Promise<void> {
  const file = join(content, eventsFile);
  const before = existsSync(file) ? await readFile(file, 'utf8') : '';
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  replaceFile(file, before + lines, { durable: true });
}
