/** A made-up archive of records for the tests of acts: no documents, only what is decided about them. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportId } from '../../reading/decode/report-id.ts';
import { sourceToYaml } from '../custody/source.ts';
import { recordFile, withdrawnFile } from './draft.ts';

/** @returns root of the archive and the ids of its documents */
export function sampleArchive(count: number): { readonly root: string; readonly ids: readonly string[] } {
  const root = mkdtempSync(join(tmpdir(), 'juanzong-acts-'));
  mkdirSync(join(root, 'content', 'vocab'), { recursive: true });
  mkdirSync(join(root, 'content', 'reports'));
  writeFileSync(join(root, withdrawnFile), '# 撤下的地址\n[]\n');
  const ids = Array.from({ length: count }, (_, i) => {
    const sha256 = createHash('sha256').update(`document ${i}`).digest('hex');
    const id = reportId(sha256);
    mkdirSync(join(root, 'content', 'raw', id), { recursive: true });
    const [file, received] = [`${i}.txt`, '2026-01-02'];
    const record = { file, stored: file, origin: null, received, sha256, bytes: 1, corrections: [] };
    writeFileSync(join(root, recordFile(id)), sourceToYaml(record));
    return id;
  });
  return { root, ids };
}
