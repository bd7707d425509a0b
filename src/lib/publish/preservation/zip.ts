/** Zip files that are the same, byte for byte, whenever and wherever they are written. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { replaceFileBy } from '../../core/replace-file.ts';

export interface ZipEntry {
  readonly path: string;
  /** Bytes, or the path of the file that holds them. */
  readonly data: Buffer | { readonly file: string };
  /** Stored as it is: it is compressed already, or must be readable without a zip program. */
  readonly stored?: boolean;
}

/** Zip keeps local time without its zone, so this is one and the same in every zone. */
const fixed = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/**
 * Writes the file beside its place and moves it there when it is whole; memory does not grow with the content.
 * @param file path of the zip file; one that is there is replaced
 */
export async function writeZip(file: string, entries: Iterable<ZipEntry>): Promise<void> {
  const zip = new ZipFile();
  await replaceFileBy(file, async (temporary) => {
    const written = pipeline(zip.outputStream, createWriteStream(temporary));
    // A file that cannot be read must end the stream, or nothing ever would.
    zip.on('error', (error) =>
      (zip.outputStream as NodeJS.ReadableStream & { destroy(e: Error): void }).destroy(error),
    );
    for (const { path, data, stored } of entries) {
      const options = { ...fixed, compress: !stored };
      if (Buffer.isBuffer(data)) zip.addBuffer(data, path, options);
      else zip.addFile(data.file, path, options);
    }
    zip.end();
    await written;
  });
}
