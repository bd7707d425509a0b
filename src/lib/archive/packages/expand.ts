/**
 * Expands a package into the documents it holds, each as a file of its own in a folder that goes away. Work, memory
 * and disk are bounded by what a package may hold, not by what it says of itself.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline as pump } from 'node:stream/promises';
import { limits } from '../../reading/decode/limits.ts';
import { type Content, type Entry, type Provenance, whyOf } from './member.ts';
import { isDocument, type PackageKind, packageEntries, packageKind } from './package-entries.ts';

/** A document of a package. */
export interface Expanded extends Provenance {
  readonly type: 'document';
  /** Path in the package, from its name on: `reports.zip!/2023/report.docx`. */
  readonly name: string;
  /** Where its bytes lie for now. */
  readonly location: Uint8Array;
  readonly bytes: number;
  /** It is no document by its kind, but may belong to one; else it is counted under this reason. */
  readonly beside?: string;
}

export interface PackageTrouble {
  readonly type: 'trouble';
  readonly name: string;
  readonly slug: string;
  readonly reason: string;
}

const maxMembers = 20_000;
/** Packages in packages: a WACZ in a ZIP holds a WARC. */
const maxDepth = 4;
/** Bytes that a package may expand to beyond what it takes itself. */
const allowance = 512 * 1024 * 1024;
const most = 16 * 1024 ** 3;

/** What is left of the bounds of one package, with all that lies in it. */
interface Budget {
  bytes: number;
  members: number;
}

class BeyondLimit extends Error {}

interface Context {
  readonly budget: Budget;
  /** Folder for the files. */
  readonly dir: string;
  readonly passed: Map<string, number>;
  readonly names: Set<string>;
}

let written = 0;

/** @throws BeyondLimit when a member is larger than any document, or the package than any package */
async function writeMember(
  content: Content,
  { budget, dir }: Context,
): Promise<{ path: string; bytes: number }> {
  const path = join(dir, `member-${written++}`);
  const handle = await open(path, 'wx');
  let bytes = 0;
  try {
    for await (const part of content) {
      bytes += part.length;
      budget.bytes -= part.length;
      if (budget.bytes < 0) throw new BeyondLimit();
      await handle.write(part);
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { path, bytes };
}

/** Two members of one name are told apart by a number. */
function unused(name: string, names: Set<string>): string {
  let free = name;
  for (let i = 2; names.has(free); i++) free = `${name}#${i}`;
  names.add(free);
  return free;
}

const bomb = '展开后的大小与压缩包不成比例，其余的文件没有读';

async function* oneMember(
  entry: Entry & { type: 'member' },
  name: string,
  depth: number,
  context: Context,
): AsyncGenerator<Expanded | PackageTrouble> {
  const { path, bytes } = await writeMember(entry.content, context);
  if (bytes === 0) {
    await rm(path, { force: true });
    if (entry.beside !== undefined) return;
    yield { type: 'trouble', name, slug: 'empty-file', reason: '' };
    return;
  }
  const location = Buffer.from(path);
  const { origin, captured, beside } = entry;
  if (beside !== undefined) {
    yield { type: 'document', name, location, bytes, origin, captured, beside };
    return;
  }
  const kind = await packageKind(location);
  if (kind === null || isDocument(kind)) {
    yield { type: 'document', name, location, bytes, origin, captured };
    if (kind === null) return;
  }
  if (depth >= maxDepth)
    yield { type: 'trouble', name, slug: 'too-complex', reason: `压缩包套压缩包超过 ${maxDepth} 层` };
  else yield* expandWithin(kind, location, name, depth + 1, context);
  if (!isDocument(kind)) await rm(path, { force: true });
}

async function* expandWithin(
  kind: PackageKind,
  location: Uint8Array,
  path: string,
  depth: number,
  context: Context,
): AsyncGenerator<Expanded | PackageTrouble> {
  const { budget, passed, names } = context;
  for await (const entry of packageEntries(kind, location, path)) {
    if (entry.type === 'passed') passed.set(entry.reason, (passed.get(entry.reason) ?? 0) + 1);
    else if (entry.type === 'trouble') {
      const { name, slug, reason } = entry;
      yield { type: 'trouble', name: name === null ? path : unused(`${path}!/${name}`, names), slug, reason };
    } else {
      const name = unused(`${path}!/${entry.name}`, names);
      if (--budget.members < 0) {
        yield {
          type: 'trouble',
          name: path,
          slug: 'too-large',
          reason: `包里的文件超过 ${maxMembers} 个，其余的没有读`,
        };
        return;
      }
      try {
        yield* oneMember(entry, name, depth, context);
      } catch (error) {
        if (error instanceof BeyondLimit) {
          yield { type: 'trouble', name: path, slug: 'too-large', reason: bomb };
          return;
        }
        yield {
          type: 'trouble',
          name,
          slug: 'damaged-file',
          reason: `包里的这个文件不能解开（${whyOf(error)}）`,
        };
      }
    }
  }
}

async function checksumOf(location: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  await pump(createReadStream(Buffer.from(location)), hash);
  return hash.digest('hex');
}

/** A package that was opened. */
export interface OpenPackage {
  readonly kind: PackageKind;
  readonly sha256: string;
  readonly documents: AsyncGenerator<Expanded | PackageTrouble>;
  /** How many members were passed over, by reason; complete when all documents were taken. */
  readonly passed: Map<string, number>;
}

/**
 * @param path name of the package as given; @param bytes its size; @param dir folder for the members, to be removed
 * by the caller
 * @returns null for what is no package
 */
export async function openPackage(
  location: Uint8Array,
  path: string,
  bytes: number,
  dir: string,
): Promise<OpenPackage | null> {
  const kind = await packageKind(location);
  if (kind === null) return null;
  const budget = { bytes: Math.min(allowance + limits.expansion * bytes, most), members: maxMembers };
  const context: Context = { budget, dir, passed: new Map(), names: new Set() };
  const documents = expandWithin(kind, location, basename(path), 1, context);
  return { kind, sha256: await checksumOf(location), documents, passed: context.passed };
}
