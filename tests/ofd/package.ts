/** Writes OFD packages (GB/T 33190-2016): a second hand, which knows the standard and not the reader. */
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { type Lettering, letterings } from './lettering.ts';
import { Markup, number } from './markup.ts';
import type { SetLine, SetPage } from './typeset.ts';

/** How pages lie: clockwise from upright. */
export type Turn = 0 | 90 | 180 | 270;

/** What a writer may do in its own way; everything has a usual value. */
export interface Manner {
  readonly lettering: Lettering;
  readonly prefix: string;
  readonly namespace: string;
  /** How a part names another one: from the root with a slash, from its own folder, from the root without. */
  readonly addresses: 'absolute' | 'relative' | 'rootless' | 'dotted' | 'backslash' | 'capitals';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'gb18030';
  readonly stored: boolean;
  readonly turn: Turn;
  /** Turned by the CTM of a composite around everything, or by each object's own. */
  readonly container: 'layer' | 'block' | 'composite' | 'page-composite' | 'nested-composite' | 'layers';
  readonly shuffled: boolean;
  /** Running heads and page numbers; in a template or on each page. */
  readonly running: 'none' | 'page' | 'template' | 'template-behind';
  readonly size: 'document' | 'page';
  readonly drawings: boolean;
  readonly info: Readonly<Record<string, string>>;
  readonly keywords: readonly string[];
  readonly custom: Readonly<Record<string, string>>;
  readonly outline: readonly string[];
  readonly annotations: boolean;
  readonly signed: boolean;
  readonly attached: readonly string[];
  readonly hidden: string | null;
  /** The text lies unseen below a picture of the page. */
  readonly scanned: boolean;
  readonly versions: boolean;
  readonly tags: boolean;
}

export const usual: Manner = {
  lettering: letterings['offsets one by one'] as Lettering,
  prefix: 'ofd',
  namespace: 'http://www.ofdspec.org/2016',
  addresses: 'absolute',
  encoding: 'utf-8',
  stored: false,
  turn: 0,
  container: 'layer',
  shuffled: false,
  running: 'none',
  size: 'document',
  drawings: false,
  info: {},
  keywords: [],
  custom: {},
  outline: [],
  annotations: false,
  signed: false,
  attached: [],
  hidden: null,
  scanned: false,
  versions: false,
  tags: false,
};

export interface SetDocument {
  readonly pages: readonly SetPage[];
  readonly width: number;
  readonly height: number;
}

export const runningHead = '档案室存本';
export const watermark = '内部传阅切勿外泄';
export const remark = '此处请核对数字';

type Files = Record<string, Uint8Array>;

const centred = (text: string, y: number, width: number, size: number): SetLine => ({
  y,
  size,
  marks: [...text].map((character, i) => ({
    character,
    x: (width - [...text].length * size) / 2 + i * size,
  })),
});

/** The same series of places for every page. */
function shuffle<T>(list: readonly T[]): T[] {
  return list
    .map((item, i) => ({ item, key: (i * 7919 + 13) % 1009 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

class DocumentWriter {
  readonly #folder: string;
  readonly #set: SetDocument;
  readonly #manner: Manner;
  readonly #markup: Markup;
  readonly files: Files = {};
  #last = 10;
  readonly #id = (): number => ++this.#last;
  readonly #composites: string[] = [];

  constructor(folder: string, set: SetDocument, manner: Manner) {
    this.#folder = folder;
    this.#set = set;
    this.#manner = manner;
    this.#markup = new Markup(manner.prefix, manner.namespace);
  }

  #write(name: string, xml: string): void {
    const { encoding } = this.#manner;
    const declared =
      encoding === 'gb18030'
        ? xml.replace('UTF-8', 'GB18030')
        : xml.replace('UTF-8', encoding === 'utf-16le' ? 'UTF-16' : 'UTF-8');
    this.files[`${this.#folder}/${name}`] =
      encoding === 'utf-8'
        ? strToU8(declared)
        : new Uint8Array(
            iconv.encode(declared, encoding === 'utf-8-bom' ? 'utf8' : encoding, {
              addBOM: encoding !== 'gb18030',
            }),
          );
  }

  /** The address of a part of this document as another part of it gives it. */
  #address(name: string, from: string): string {
    const full = `${this.#folder}/${name}`;
    const up = '../'.repeat(from.split('/').length - 1);
    switch (this.#manner.addresses) {
      case 'absolute':
        return `/${full}`;
      case 'rootless':
        return full;
      case 'dotted':
        return `./${up}${name}`;
      case 'backslash':
        return `${up}${name}`.replaceAll('/', '\\');
      case 'capitals':
        return `/${full.toUpperCase()}`;
      default:
        return `${up}${name}`;
    }
  }

  #sheet(): readonly [number, number] {
    const { width, height } = this.#set;
    return this.#manner.turn % 180 === 0 ? [width, height] : [height, width];
  }

  /** The map from the upright page to the one that lies. */
  #turned(objects: string[]): string {
    const { width, height } = this.#set;
    const maps: Record<Turn, string> = {
      0: '1 0 0 1 0 0',
      90: `0 1 -1 0 ${height} 0`,
      180: `-1 0 0 -1 ${width} ${height}`,
      270: `0 -1 1 0 0 ${width}`,
    };
    return this.#composite(objects, maps[this.#manner.turn]);
  }

  #composite(objects: string[], matrix: string, pageRes?: string[]): string {
    const m = this.#markup;
    const id = this.#id();
    const [width, height] = this.#sheet();
    const unit = m.element(
      'CompositeGraphicUnit',
      { ID: id, Width: width, Height: height },
      m.element('Content', {}, ...objects),
    );
    (pageRes ?? this.#composites).push(unit);
    return m.element('CompositeObject', {
      ID: this.#id(),
      Boundary: `0 0 ${width} ${height}`,
      CTM: matrix,
      ResourceID: id,
    });
  }

  #contained(objects: string[], pageRes: string[]): string[] {
    const m = this.#markup;
    const layer = (type: string, ...inside: string[]): string =>
      m.element('Layer', { ID: this.#id(), Type: type, DrawParam: 4 }, ...inside);
    const still = '1 0 0 1 0 0';
    if (this.#manner.turn !== 0) return [layer('Body', this.#turned(objects))];
    switch (this.#manner.container) {
      case 'block':
        return [
          layer(
            'Body',
            m.element(
              'PageBlock',
              { ID: this.#id() },
              m.element('PageBlock', { ID: this.#id() }, ...objects),
            ),
          ),
        ];
      case 'composite':
        return [layer('Body', this.#composite(objects, still))];
      case 'page-composite':
        return [layer('Body', this.#composite(objects, still, pageRes))];
      case 'nested-composite':
        return [layer('Body', this.#composite([this.#composite(objects, '0.5 0 0 0.5 0 0')], '2 0 0 2 0 0'))];
      case 'layers': {
        const third = Math.ceil(objects.length / 3);
        return ['Foreground', 'Background', 'Body'].map((type, i) =>
          layer(type, ...objects.slice(i * third, (i + 1) * third)),
        );
      }
      default:
        return [layer('Body', ...objects)];
    }
  }

  #drawings(): string[] {
    const m = this.#markup;
    if (!this.#manner.drawings) return [];
    return [
      m.element(
        'PathObject',
        { ID: this.#id(), Boundary: '20 60 170 1', LineWidth: 0.5 },
        m.text('AbbreviatedData', 'M 0 0 L 170 0'),
        m.element(
          'Clips',
          {},
          m.element('Clip', {}, m.element('Area', {}, m.element('Path', { Boundary: '0 0 9 9' }))),
        ),
      ),
      m.element('ImageObject', {
        ID: this.#id(),
        Boundary: '150 240 40 40',
        CTM: '40 0 0 40 0 0',
        ResourceID: 9,
      }),
    ];
  }

  #heads(number_: number): SetLine[] {
    const { width, height } = this.#set;
    return [centred(runningHead, 18, width, 3.7), centred(`— ${number_} —`, height - 15, width, 4.2)];
  }

  #page(page: SetPage, index: number): string {
    const m = this.#markup;
    const { lettering, running, shuffled, hidden, scanned } = this.#manner;
    const name = `Pages/Page_${index}/Content.xml`;
    const own =
      running === 'page' ? this.#heads(index + 1) : running === 'none' ? [] : this.#heads(index + 1).slice(1);
    const lines = [...page.lines, ...own];
    const objects = lettering(shuffled ? shuffle(lines) : lines, m, this.#id);
    if (hidden !== null && index === 0)
      objects.push(
        ...lettering([centred(hidden, 200, 150, 5)], m, this.#id).map((text) =>
          text.replace('ID=', 'Visible="false" ID='),
        ),
      );
    const pageRes: string[] = [];
    const texts = scanned ? objects.map((text) => text.replaceAll('ID=', 'Visible="false" ID=')) : objects;
    const picture = scanned
      ? [
          m.element('ImageObject', {
            ID: this.#id(),
            Boundary: '0 0 210 297',
            CTM: '210 0 0 297 0 0',
            ResourceID: 9,
          }),
        ]
      : [];
    const layers = this.#contained([...this.#drawings(), ...picture, ...texts], pageRes);
    if (pageRes.length > 0) this.#resources(`Pages/Page_${index}/PageRes.xml`, pageRes);
    const [width, height] = this.#sheet();
    const area =
      this.#manner.size === 'page'
        ? m.element('Area', {}, m.text('PhysicalBox', `0 0 ${width} ${height}`))
        : '';
    const template =
      running === 'template' || running === 'template-behind'
        ? m.element('Template', {
            TemplateID: 2,
            ZOrder: running === 'template' ? 'Foreground' : 'Background',
          })
        : '';
    const resources =
      pageRes.length > 0 ? m.text('PageRes', this.#address(`Pages/Page_${index}/PageRes.xml`, name)) : '';
    this.#write(name, m.root('Page', template, resources, area, m.element('Content', {}, ...layers)));
    return m.element('Page', { ID: 1000 + index, BaseLoc: this.#address(name, 'Document.xml') });
  }

  #resources(name: string, units: readonly string[]): void {
    const m = this.#markup;
    const font = m.element(
      'Fonts',
      {},
      m.element('Font', { ID: 3, FontName: '方正小标宋简体', FamilyName: '宋体' }),
    );
    this.#write(
      name,
      m.root('Res', font, units.length > 0 ? m.element('CompositeGraphicUnits', {}, ...units) : ''),
    );
  }

  #annotations(): string {
    const m = this.#markup;
    const line = centred(watermark, 20, 100, 6);
    const [object = ''] = letterings['offsets one by one']?.([line], m, this.#id) ?? [];
    const annotation = (type: string, ...inside: string[]): string =>
      m.element(
        'Annot',
        { ID: this.#id(), Type: type, Creator: '某科室', LastModDate: '2024-01-05' },
        ...inside,
      );
    this.#write(
      'Annots/Page_0/Annotation.xml',
      m.root(
        'PageAnnot',
        annotation('Watermark', m.element('Appearance', { Boundary: '30 120 120 40' }, object)),
        annotation(
          'Highlight',
          m.text('Remark', remark),
          m.element('Appearance', { Boundary: '30 120 20 9' }),
        ),
      ),
    );
    const location = m.text(
      'FileLoc',
      this.#address('Annots/Page_0/Annotation.xml', 'Annots/Annotations.xml'),
    );
    this.#write(
      'Annots/Annotations.xml',
      m.root('Annotations', m.element('Page', { PageID: 1000 }, location)),
    );
    return m.text('Annotations', this.#address('Annots/Annotations.xml', 'Document.xml'));
  }

  #signatures(): string {
    const m = this.#markup;
    this.#write(
      'Signs/Sign_0/Signature.xml',
      m.root(
        'Signature',
        m.element(
          'SignedInfo',
          {},
          m.element('Provider', { ProviderName: '某签章系统', Version: '1.0' }),
          m.text('SignatureDateTime', '20240105093000Z'),
          m.element('StampAnnot', { ID: this.#id(), PageRef: 1000, Boundary: '130 200 40 40' }),
        ),
        m.text('SignedValue', '/Doc_0/Signs/Sign_0/SignedValue.dat'),
      ),
    );
    const entry = {
      ID: 1,
      Type: 'Seal',
      BaseLoc: this.#address('Signs/Sign_0/Signature.xml', 'Signs/Signatures.xml'),
    };
    this.#write('Signs/Signatures.xml', m.root('Signatures', m.element('Signature', entry)));
    return m.text('Signatures', `${this.#folder}/Signs/Signatures.xml`);
  }

  #attachments(): string {
    const m = this.#markup;
    const entries = this.#manner.attached.map((name) =>
      m.element(
        'Attachment',
        { ID: this.#id(), Name: name, Format: 'xlsx', Size: 9 },
        m.text('FileLoc', `/${this.#folder}/Attachs/${name}`),
      ),
    );
    this.#write('Attachs/Attachments.xml', m.root('Attachments', ...entries));
    return m.text('Attachments', this.#address('Attachs/Attachments.xml', 'Document.xml'));
  }

  #outline(): string {
    const m = this.#markup;
    const goto = m.element(
      'Actions',
      {},
      m.element(
        'Action',
        { Event: 'CLICK' },
        m.element('Goto', {}, m.element('Dest', { Type: 'XYZ', PageID: 1000 })),
      ),
    );
    return m.element(
      'Outlines',
      {},
      ...this.#manner.outline.map((title) =>
        m.element('OutlineElem', { Title: title, Expanded: 'true' }, goto),
      ),
    );
  }

  #info(): string {
    const m = this.#markup;
    const { info, keywords, custom } = this.#manner;
    return m.element(
      'DocInfo',
      {},
      m.text('DocID', '0123456789abcdef0123456789abcdef'),
      ...Object.entries(info).map(([name, value]) => m.text(name, value)),
      keywords.length > 0
        ? m.element('Keywords', {}, ...keywords.map((word) => m.text('Keyword', word)))
        : '',
      Object.keys(custom).length > 0
        ? m.element(
            'CustomDatas',
            {},
            ...Object.entries(custom).map(([name, value]) => m.text('CustomData', value, { Name: name })),
          )
        : '',
    );
  }

  /** @returns the DocBody of the document, whose parts are in `files` */
  body(): string {
    const m = this.#markup;
    const { running, annotations, signed, attached, outline, versions, tags } = this.#manner;
    const pages = this.#set.pages.map((page, i) => this.#page(page, i));
    if (running.startsWith('template')) {
      const [head] = this.#heads(0);
      const objects = this.#manner.lettering(head ? [head] : [], m, this.#id);
      const layer = this.#manner.turn === 0 ? objects.join('') : this.#turned(objects);
      this.#write(
        'Tpls/Tpl_0/Content.xml',
        m.root('Page', m.element('Content', {}, m.element('Layer', { ID: 5 }, layer))),
      );
    }
    this.#resources('PublicRes.xml', []);
    this.#resources('DocumentRes.xml', this.#composites);
    const [width, height] = this.#sheet();
    const common = m.element(
      'CommonData',
      {},
      m.text('MaxUnitID', '99999'),
      m.element(
        'PageArea',
        {},
        m.text(
          'PhysicalBox',
          this.#manner.size === 'page' ? '0 0 100 100' : `0 0 ${number(width)} ${number(height)}`,
        ),
      ),
      m.text('PublicRes', this.#address('PublicRes.xml', 'Document.xml')),
      m.text('DocumentRes', this.#address('DocumentRes.xml', 'Document.xml')),
      running.startsWith('template')
        ? m.element('TemplatePage', {
            ID: 2,
            Name: '版头',
            ZOrder: 'Background',
            BaseLoc: this.#address('Tpls/Tpl_0/Content.xml', 'Document.xml'),
          })
        : '',
    );
    const whole = m.root(
      'Document',
      common,
      m.element('Pages', {}, ...pages),
      outline.length > 0 ? this.#outline() : '',
      annotations ? this.#annotations() : '',
      tags ? m.text('CustomTags', this.#address('Tags/CustomTags.xml', 'Document.xml')) : '',
      attached.length > 0 ? this.#attachments() : '',
    );
    this.#write(versions ? 'Second.xml' : 'Document.xml', whole);
    if (versions) this.#versions();
    return m.element(
      'DocBody',
      {},
      this.#info(),
      m.text('DocRoot', `${this.#folder}/Document.xml`),
      versions
        ? m.element(
            'Versions',
            {},
            m.element('Version', { ID: 1, Index: 1, BaseLoc: `${this.#folder}/Old.xml` }),
            m.element('Version', {
              ID: 2,
              Index: 2,
              Current: 'true',
              BaseLoc: `${this.#folder}/Version.xml`,
            }),
          )
        : '',
      signed ? this.#signatures() : '',
    );
  }

  /** The first version has no page; the second one is the document. */
  #versions(): void {
    const m = this.#markup;
    this.#write('Document.xml', m.root('Document', m.element('CommonData', {}), m.element('Pages', {})));
    this.#write(
      'Version.xml',
      m.root('DocVersion', m.text('DocRoot', this.#address('Second.xml', 'Version.xml'))),
    );
  }
}

/** One package of documents, each written in the same manner but for what stands beside it. */
export function writeOfd(documents: readonly SetDocument[], manner: Partial<Manner> = {}): Uint8Array {
  const whole = { ...usual, ...manner };
  const markup = new Markup(whole.prefix, whole.namespace);
  const writers = documents.map((set, i) => new DocumentWriter(`Doc_${i}`, set, whole));
  const bodies = writers.map((writer) => writer.body());
  const entry = strToU8(markup.root('OFD', ...bodies));
  const files: Files = Object.assign({ 'OFD.xml': entry }, ...writers.map(({ files: own }) => own));
  return zipSync(files, { level: whole.stored ? 0 : 6 });
}
