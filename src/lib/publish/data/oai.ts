/**
 * `/data/oai/*.xml`: the records of the archive as OAI-PMH static repositories
 * (openarchives.org/OAI/2.0/guidelines-static-repository.htm), Dublin Core each. The protocol needs a program that
 * answers requests; a static host can only offer such a file, which a gateway answers from, or a harvester reads whole.
 */
import XMLBuilder from 'fast-xml-builder';
import { siteLabels } from '../../analysis/labels.ts';
import { siteName } from '../../core/name.ts';
import { routes } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import { toXmlCharacters } from '../../core/xml-characters.ts';
import type { DataEntry } from './plan-tables.ts';

/** The specification calls for small collections: up to so many records. */
export const maxRecords = 5_000;

export interface OaiSettings {
  /** Scheme and host of the site. */
  readonly site: string;
  /** Path that the site is served under. */
  readonly base: string;
  /** Address for questions about the records, which the protocol requires. */
  readonly contact: string;
  /** Address of the gateway that answers for the files; null when there is none. */
  readonly gateway: string | null;
}

const schemas = 'http://www.openarchives.org/OAI/2.0';
const declared = {
  '@xmlns': `${schemas}/static-repository`,
  '@xmlns:oai': `${schemas}/`,
  '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  '@xsi:schemaLocation': `${schemas}/static-repository ${schemas}/static-repository.xsd`,
};
const dublinCore = {
  '@xmlns:oai_dc': `${schemas}/oai_dc/`,
  '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  '@xsi:schemaLocation': `${schemas}/oai_dc/ ${schemas}/oai_dc.xsd`,
};

/** XML knows no other control characters, not even written as references. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Known values only: an element says what is known or is not there. */
const texts = (...values: readonly (string | null | undefined)[]): string[] =>
  values.flatMap((value) => (value ? [value.replace(forbidden, '')] : []));

function dublinCoreOf(report: Report, address: string) {
  const { region, period } = report;
  return {
    ...dublinCore,
    'dc:title': texts(report.title),
    'dc:creator': texts(report.issuer),
    'dc:subject': texts(report.subject),
    'dc:publisher': texts(report.source),
    'dc:date': texts(report.published ?? report.written),
    'dc:type': texts('Text', siteLabels().kind[report.kind]),
    'dc:format': ['text/html'],
    'dc:identifier': texts(address, report.documentNumber, report.indexNumber),
    'dc:source': texts(report.originUrl),
    'dc:language': ['zh-CN'],
    'dc:coverage': texts(region?.path.join(''), period && `${period.start}/${period.end}`),
  };
}

/**
 * @param entries of which those without a day of receipt, and so without a datestamp, are left out
 * @param path of the file below the root of the site
 */
export function staticRepository(
  entries: readonly DataEntry[],
  path: string,
  { site, base, contact, gateway }: OaiSettings,
): string {
  const to = routes(base);
  const own = new URL(to.file(path), site);
  const dated = entries.flatMap(({ report, received }) => (received ? [{ report, received }] : []));
  const repository = {
    ...declared,
    Identify: {
      'oai:repositoryName': siteName,
      // A gateway is asked at its own address, followed by that of the file without the scheme.
      'oai:baseURL': gateway
        ? `${gateway.replace(/\/$/, '')}/${own.href.slice(`${own.protocol}//`.length)}`
        : own.href,
      'oai:protocolVersion': '2.0',
      'oai:adminEmail': contact,
      'oai:earliestDatestamp': dated.map(({ received }) => received).sort()[0] ?? '',
      'oai:deletedRecord': 'no',
      'oai:granularity': 'YYYY-MM-DD',
    },
    ListMetadataFormats: {
      'oai:metadataFormat': {
        'oai:metadataPrefix': 'oai_dc',
        'oai:schema': `${schemas}/oai_dc.xsd`,
        'oai:metadataNamespace': `${schemas}/oai_dc/`,
      },
    },
    ListRecords: {
      '@metadataPrefix': 'oai_dc',
      'oai:record': dated.map(({ report, received }) => ({
        'oai:header': {
          'oai:identifier': `oai:${own.hostname}:${report.id}`,
          'oai:datestamp': received,
        },
        'oai:metadata': { 'oai_dc:dc': dublinCoreOf(report, new URL(to.report(report.id), site).href) },
      })),
    },
  };
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  const xml = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Repository: repository,
  });
  return toXmlCharacters(xml);
}
