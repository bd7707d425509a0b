/** Members of 7z, RAR, xz and bzip2 files, unpacked by 7-Zip into a folder that goes away. */
import { createReadStream } from 'node:fs';
import { lstat, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import SevenZip, { type SevenZipModule } from '7z-wasm';
import { bzip2Bound } from './bzip2-bound.ts';
import { beside, type Entry, isBeside, mayBelong, member, trouble } from './member.ts';

/** The package lies in memory while it is read. */
const largest = 256 * 1024 * 1024;
/** Bytes of all members, as the package says; what it delivers beyond is cut off by 7-Zip. */
const mostExpanded = 1024 ** 3;
const maxMembers = 20_000;

interface Listed {
  readonly path: string;
  /** Path that 7-Zip unpacks it to. */
  readonly place: string;
  /** What it may come to where the package does not tell. */
  readonly size: number;
  readonly encrypted: boolean;
}

/** What 7-Zip said; null when it gave up. */
type Answer = readonly string[] | null;

class Archive {
  readonly #module: SevenZipModule;
  readonly #lines: string[];

  private constructor(module: SevenZipModule, lines: string[]) {
    this.#module = module;
    this.#lines = lines;
  }

  /** @param folder where members are unpacked to */
  static async open(bytes: Uint8Array, name: string, folder: string): Promise<Archive> {
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    // The end of the input answers every question that 7-Zip might ask.
    const module = await SevenZip({ print: say, printErr: say, stdin: () => null as unknown as number });
    module.FS.mkdir('/package');
    module.FS.writeFile(`/package/${name}`, bytes);
    module.FS.mkdir('/members');
    module.FS.mount(module.NODEFS, { root: folder }, '/members');
    module.FS.chdir('/package');
    return new Archive(module, lines);
  }

  run(...parts: readonly string[]): Answer {
    this.#lines.length = 0;
    try {
      this.#module.callMain([...parts]);
    } catch {
      return null;
    }
    return [...this.#lines];
  }
}

/** Name of the package in 7-Zip's folder, and of what it unpacks that has no name of its own. */
const name = 'package.packed';
const stem = 'package';

/** Blocks of `Key = value` lines, one for each member that is no folder. */
function membersOf(lines: readonly string[], unknownSize: number, fallback: string): Listed[] {
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const fields = new Map(
        block.split('\n').flatMap((line): [string, string][] => {
          const [, key = '', value = ''] = /^([A-Z][\w ]*) = ?(.*)$/.exec(line) ?? [];
          return key === '' ? [] : [[key, value]];
        }),
      );
      const isFolder = fields.get('Folder') === '+' || /^D/.test(fields.get('Attributes') ?? '');
      if (!fields.has('Size') || isFolder) return [];
      const own = fields.get('Path')?.replaceAll('\\', '/');
      return [
        {
          path: own ?? fallback,
          place: own ?? stem,
          size: Number(fields.get('Size') || unknownSize),
          encrypted: fields.get('Encrypted') === '+',
        },
      ];
    });
}

/** A wrong password makes 7-Zip say that it is wrong instead of asking for one. */
const noPassword = '-p-';

async function* unpacked(folder: string, members: readonly Listed[]): AsyncGenerator<Entry> {
  for (const { path, place: inside, encrypted } of members) {
    if (encrypted && !isBeside(path)) yield trouble(path, 'encrypted', '压缩包里的这个文件加了密码');
    else {
      const place = join(folder, inside);
      const isFile = place.startsWith(`${folder}/`) && (await lstat(place).catch(() => null))?.isFile();
      if (isBeside(path)) yield beside(path, isFile && mayBelong(path) ? createReadStream(place) : null);
      else if (isFile) yield member(path, createReadStream(place));
      else yield trouble(path, 'damaged-file', '压缩包里的这个文件不能解开');
    }
  }
}

/** @param path name of the package, for a member that has none */
export async function* sevenZipEntries(location: Uint8Array, path: string): AsyncGenerator<Entry> {
  if ((await stat(Buffer.from(location))).size > largest) {
    yield trouble(null, 'too-large', '压缩包过大，没有解开；请解压到一个文件夹后再收');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'juanzong-members-'));
  try {
    const bytes = await readFile(Buffer.from(location));
    const archive = await Archive.open(bytes, name, folder);
    const listing = archive.run('l', '-slt', '-ba', '-bd', noPassword, name);
    const members = membersOf(listing ?? [], bzip2Bound(bytes), basename(path).replace(/\.(?:xz|bz2)$/i, ''));
    if (members.length === 0) {
      const isLocked = listing === null || listing.some((line) => /password|encrypted/i.test(line));
      yield isLocked
        ? trouble(null, 'encrypted', '压缩包加了密码，连文件名也看不到')
        : trouble(null, 'damaged-file', '压缩包不完整或已损坏');
      return;
    }
    const expanded = members.reduce((sum, { size }) => sum + size, 0);
    if (expanded > mostExpanded || members.length > maxMembers) {
      yield trouble(null, 'too-large', '压缩包展开后过大，没有解开；请解压到一个文件夹后再收');
      return;
    }
    archive.run('x', '-y', '-bd', noPassword, '-o/members', name);
    yield* unpacked(folder, members);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
