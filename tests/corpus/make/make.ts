/**
 * Writes the corpus: `node tests/corpus/make/make.ts [name …]`. Annotations are written anew, documents only
 * when they are missing or named, so that their bytes stay what they were.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { annotationSchema } from '../annotation.ts';
import { annotate } from './annotate.ts';
import { type Draft, parseDraft } from './draft.ts';
import { renderHtml } from './html.ts';
import { convertWord, renderMhtml, renderPdf } from './printed.ts';
import { encode, renderText } from './text.ts';
import { renderDocx } from './word.ts';

const corpus = join(import.meta.dirname, '..');

async function render(draft: Draft): Promise<Uint8Array> {
  const { facts } = draft;
  switch (facts.container) {
    case 'txt':
    case 'md':
      return encode(renderText(draft), facts);
    case 'html':
      return encode(renderHtml(draft), facts);
    case 'mhtml':
      return renderMhtml(draft);
    case 'docx':
      return renderDocx(draft);
    case 'doc':
      return convertWord(draft, 'doc');
    case 'pdf':
      return facts.layout === 'office' ? convertWord(draft, 'pdf') : renderPdf(draft);
  }
}

/** Every third draft is held out, fixed by its number before anything was run. */
const partOf = (name: string): string => (Number.parseInt(name, 10) % 3 === 0 ? 'held-out' : 'open');

const named = process.argv.slice(2);
for (const file of readdirSync(join(corpus, 'drafts')).toSorted()) {
  const name = file.replace(/\.txt$/, '');
  const draft = parseDraft(name, readFileSync(join(corpus, 'drafts', file), 'utf8'));
  const folder = join(corpus, partOf(name));
  mkdirSync(folder, { recursive: true });
  const document = `${name}.${draft.facts.container}`;
  const annotation = annotationSchema.parse(annotate(draft, document));
  writeFileSync(join(folder, `${name}.yml`), stringify(annotation, { lineWidth: 0 }));
  if (named.includes(name) || !existsSync(join(folder, document))) {
    writeFileSync(join(folder, document), await render(draft));
    console.log(`${partOf(name)}/${document}`);
  }
}
