/** `ingest --explain`: what each stage made of one document, and every edit with its reason. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rawDocument, readCustody } from '../archive/custody/custody.ts';
import type { Rendered } from '../core/model.ts';
import { pipeline, runPipeline } from '../reading/pipeline.ts';
import { accountOf } from '../reading/validate/conservation.ts';

const short = (text: string, length = 70): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
};

function lines(document: Rendered): Readonly<Record<string, readonly string[]>> {
  const { format, encoding, blocks, declared, edits, nodes, candidates, messages, status, markdown } =
    document;
  const account = accountOf(document);
  return {
    decode: [
      `${format}, ${encoding ?? 'binary'}, ${blocks.length} blocks`,
      ...declared.map(({ name, value, line }) => `line ${line} declares ${name}: ${short(value)}`),
    ],
    clean: edits.map(({ step, reason, line, before, after, removed }) =>
      after === ''
        ? `line ${line} − ${step} (${reason}${removed === 'text' ? ', reads like text' : ''}): ${removed === 'text' ? before.trim() : short(before)}`
        : `line ${line} ~ ${step} (${reason}): ${short(before, 34)} → ${short(after, 34)}`,
    ),
    structure: nodes.map((node) =>
      node.type === 'heading'
        ? `${'  '.repeat(node.level - 1)}${'#'.repeat(node.level)} ${node.marker?.text ?? ''}${node.text}${node.runIn ? ' (run-in)' : ''}`
        : `line ${node.block.line} ${node.type}${node.type === 'paragraph' && node.role !== 'body' ? ` (${node.role})` : ''}: ${short(node.block.text, 40)}`,
    ),
    metadata: Object.entries(candidates).flatMap(([field, found]) =>
      found.length === 0
        ? [`${field}: unknown`]
        : found.map(
            ({ value, rule, confidence, evidence }, i) =>
              `${i === 0 ? field : `${' '.repeat(field.length)} also`}: ${JSON.stringify(value)} (${rule}, ${confidence}${evidence ? `, line ${evidence.line}: ${short(evidence.text, 40)}` : ''})`,
          ),
    ),
    validate: [
      status,
      `characters: ${account.total} read = ${account.published} published + ${account.recorded} recorded + ${account.furniture} furniture + ${account.text} that read like text${account.lost === '' ? '' : `, lost: ${account.lost}`}`,
      ...messages.map(
        ({ slug, severity, message, line }) =>
          `${severity} ${slug}${line ? ` line ${line}` : ''}: ${message}`,
      ),
    ],
    markdown: [`${Buffer.byteLength(markdown)} bytes`],
  };
}

/**
 * @param name an id in custody, or a file
 * @returns exit code
 */
export async function explain(name: string, rawDir: string): Promise<number> {
  const inCustody = existsSync(join(rawDir, name, 'source.yml'));
  if (!inCustody && !existsSync(name)) {
    process.stderr.write(
      `ingest: ${name} is neither an id in ${rawDir} nor a file; see content/reports for the ids\n`,
    );
    return 2;
  }
  const raw = inCustody ? await readCustody(rawDir, name) : rawDocument(basename(name), await readFile(name));
  const document = await runPipeline(raw);
  const told = lines(document);
  for (const { name: stage, purpose } of pipeline.stages) {
    process.stdout.write(`\n${stage}: ${purpose}\n`);
    for (const line of told[stage] ?? []) process.stdout.write(`  ${line}\n`);
  }
  return 0;
}
