/** Finds the parts of an OFD package by the addresses that its other parts give (ST_Loc), and reads them as XML. */
import { localName, parseXml, type XmlNode } from '../xml/xml.ts';
import type { Archive } from '../zip.ts';

/** Elements whose text matters, by their local names. */
const textElements = new Set([
  ...['TextCode', 'DocRoot', 'FileLoc', 'BaseLoc', 'PhysicalBox', 'PublicRes', 'DocumentRes', 'PageRes'],
  ...[
    'Title',
    'Author',
    'Subject',
    'Abstract',
    'Keyword',
    'CreationDate',
    'ModDate',
    'Creator',
    'CustomData',
  ],
  ...['Signatures', 'Annotations', 'Attachments', 'SignatureDateTime', 'Remark'],
]);

export interface Part {
  /** Full name in the package. */
  readonly name: string;
  readonly root: XmlNode;
  /** The markup breaks off before the root element is closed. */
  readonly cut: boolean;
}

/** @returns the full name of a part: from the root of the package, or from the folder of the part that names it */
export function resolve(location: string, from: string): string {
  const steps = location.trim().replaceAll('\\', '/').split('/');
  const folder = location.trim().startsWith('/') ? [] : from.split('/').slice(0, -1);
  const path: string[] = [...folder];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

const isClosed = (bytes: Uint8Array): boolean => {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-400)).replaceAll('\0', '');
  return /(?:<\/[\w:.-]+\s*>|\/>)(?:\s|<!--[\s\S]*-->)*$/.test(tail);
};

/** What is drawn and not read. */
const drawnElements = new Set([...textElements, 'AbbreviatedData', 'MediaFile']);

export class Parts {
  readonly #archive: Archive;
  readonly #kept: ReadonlySet<string>;
  /** Names as they are, by their lower-case form: writers are careless with capitals. */
  readonly #names: ReadonlyMap<string, string>;

  /** @param use what the parts are read for */
  constructor(archive: Archive, use: 'text' | 'drawing' = 'text') {
    this.#archive = archive;
    this.#kept = use === 'text' ? textElements : drawnElements;
    this.#names = new Map(archive.names().map((name) => [name.replace(/^\/+/, '').toLowerCase(), name]));
  }

  #find(location: string, from: string): string | undefined {
    // Some writers give every address from the root of the package and leave the slash out.
    return [resolve(location, from), resolve(location, '')]
      .map((name) => this.#names.get(name.toLowerCase()))
      .find((name) => name !== undefined);
  }

  async #named(
    location: string | undefined,
    from: string,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
    const name = location ? this.#find(location, from) : undefined;
    const bytes = name === undefined ? null : await this.#archive.read(name);
    return name === undefined || bytes === null ? null : { name, bytes };
  }

  /** Bytes of a part as they are. @throws TooLarge, Error for a damaged part */
  async bytes(location: string, from: string): Promise<Uint8Array | null> {
    return (await this.#named(location, from))?.bytes ?? null;
  }

  /**
   * @param from name of the part that holds the address
   * @returns null when there is no such part, or no XML in it
   * @throws TooLarge, TooComplex, Error for a damaged part
   */
  async read(location: string | undefined, from = ''): Promise<Part | null> {
    const found = await this.#named(location, from);
    if (found === null) return null;
    const { name, bytes } = found;
    const root = parseXml(bytes, this.#kept, localName).children[0];
    return root === undefined ? null : { name, root, cut: !isClosed(bytes) };
  }
}
