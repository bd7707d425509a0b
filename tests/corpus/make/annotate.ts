/** The annotation that follows from a draft's marks and facts. */
import type { Annotation, FieldName } from '../annotation.ts';
import type { Draft, Facts, Line } from './draft.ts';

const sentencesOf = (paragraph: string): string[] =>
  paragraph
    .split(/(?<=。)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** White space and separators between a label and its value are layout. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s|]/gu, '');

function articleSentences(line: Line): string[] {
  switch (line.mark) {
    case 'P':
    case 'B':
    case 'R':
      return sentencesOf(line.text);
    case 'L':
    case 'S':
    case 'D':
      return [line.text];
    case 'X':
      return line.cells.filter((cell) => cell.length > 3);
    default:
      return [];
  }
}

/** A slot of a container holds several pieces, `a / b`. Whether a list of attachments belongs to the article is open. */
function furniture(line: Line): string[] {
  if (line.mark === 'C' && line.text.startsWith('附件')) return [];
  if (line.mark === 'C') return line.slot === '' ? [line.text] : line.text.split(' / ');
  if (line.mark === 'Y') return [line.cells.join('')];
  if (line.mark !== 'M') return [];
  const [, value = ''] = line.text.split('|');
  return value === '' ? [line.text] : [line.text, value];
}

function periodOf(code: string | null): { start: string; end: string } | null {
  if (code === null) return null;
  const [, from = '', half, quarter, to] = /^(\d{4})(?:H([12])|Q([1-4])|-(\d{4}))?$/.exec(code) ?? [];
  if (half) return half === '1' ? span(from, '01-01', '06-30') : span(from, '07-01', '12-31');
  if (quarter) {
    const ends = ['03-31', '06-30', '09-30', '12-31'];
    const first = String(Number(quarter) * 3 - 2).padStart(2, '0');
    return span(from, `${first}-01`, ends[Number(quarter) - 1] ?? '');
  }
  return { start: `${from}-01-01`, end: `${to ?? from}-12-31` };
}

const span = (year: string, start: string, end: string) => ({
  start: `${year}-${start}`,
  end: `${year}-${end}`,
});

function regionOf(region: Facts['region']): Annotation['fields']['region'] {
  if (region === null || !Array.isArray(region)) return region;
  const [code, level, ...path] = region;
  return { code, level, path };
}

function fieldsOf(facts: Facts): Annotation['fields'] {
  const [title = ''] = Array.isArray(facts.title) ? facts.title : [facts.title];
  const all: Annotation['fields'] = {
    title,
    titleInferred: facts.titleInferred,
    issuer: facts.issuer,
    source: facts.source,
    region: regionOf(facts.region),
    period: periodOf(facts.period),
    kind: facts.kind,
    published: facts.published,
    written: facts.written,
    indexNumber: facts.indexNumber,
    documentNumber: facts.documentNumber,
    subject: facts.subject,
    genre: facts.genre,
    validity: facts.validity,
    originUrl: facts.originUrl,
  };
  const kept = Object.entries(all).filter(([name]) => !facts.skip.includes(name as FieldName));
  return Object.fromEntries(kept);
}

const declared = { 'utf-8-bom': 'utf-8' } as Record<string, string>;

export function annotate({ facts, lines }: Draft, file: string): Annotation {
  const sentences = lines.flatMap(articleSentences);
  const headings = lines.flatMap((line) =>
    line.mark === 'H' || line.mark === 'R' ? [{ level: line.level, label: line.label.replace('⏎', '') }] : [],
  );
  const titleLines = lines.flatMap((line) => (line.mark === 'T' ? [line.text] : []));
  const article = bare([...sentences, ...headings.map((h) => h.label), titleLines.join('')].join('\n'));
  const chrome = lines.flatMap(furniture).map((text) => text.trim());
  if (facts.running) chrome.push(facts.running);
  const binary = ['docx', 'doc', 'pdf'].includes(facts.container);
  const titles = Array.isArray(facts.title) ? facts.title : [];
  return {
    file,
    format: facts.container,
    encoding: binary ? null : (declared[facts.encoding] ?? facts.encoding),
    fields: fieldsOf(facts),
    accept: titles.length > 0 ? { ...facts.accept, title: titles } : facts.accept,
    headings: facts.skip.includes('headings') ? null : headings,
    sentences,
    // What also stands in the article or the title proves nothing, nor does a piece of three characters.
    chrome: chrome.filter((text) => bare(text).length > 3 && !article.includes(bare(text))),
    review: facts.review,
  };
}
