/**
 * A draft as the rules know reports: title and sections, by the same stage that reads the archive's files. Runs in the
 * browser: the draft stays there.
 */
import { Anchors } from '../../core/markdown/anchors.ts';
import type { Passage, Section } from '../../core/markdown/parse.ts';
import type { Block, Cleaned, Node } from '../../core/model.ts';
import { headingLabel } from '../../core/text/markers.ts';
import { structure } from '../../reading/structure/structure.ts';

export interface Draft {
  /** Null where no line looks like one. */
  readonly title: string | null;
  /** Anchors name places in the draft only. */
  readonly sections: readonly Section[];
}

/** What reading knows of a plain text before it looks for its structure. */
function cleaned(text: string): Cleaned {
  const blocks = text.split(/\r?\n/).flatMap((line, index): Block[] => {
    const own = line.trim();
    return own === '' ? [] : [{ index, line: index + 1, text: own }];
  });
  return {
    raw: { file: '', bytes: new Uint8Array(), sha256: '', origin: null, corrections: [] },
    id: '',
    format: 'txt',
    encoding: 'utf-8',
    blocks,
    declared: [],
    messages: [],
    body: blocks,
    removed: [],
    edits: [],
    inPage: false,
  };
}

const textOf = (node: Exclude<Node, { type: 'heading' }>): string =>
  node.type === 'table' ? node.rows.map((row) => row.join('\t')).join('\n') : node.text;

/** @param text lines as typed or pasted, one paragraph a line */
export function readDraft(text: string): Draft {
  const { nodes, titleBlock } = structure(cleaned(text));
  const anchors = new Anchors();
  let passages: Passage[] = [];
  const sections: Section[] = [{ anchor: '', level: 0, heading: '', label: '', passages }];
  for (const node of nodes) {
    if (node.type === 'heading') {
      passages = [];
      const { level, marker, text } = node;
      const heading = `${marker?.text ?? ''}${text}`;
      const anchor = anchors.heading(level, heading);
      sections.push({ anchor, level, heading, label: headingLabel(heading), passages });
    } else {
      const type = node.type === 'table' ? 'table' : 'paragraph';
      passages.push({ anchor: anchors.paragraph(), type, text: textOf(node) });
    }
  }
  return {
    title: titleBlock?.text ?? null,
    sections: sections.filter((section) => section.level > 0 || section.passages.length > 0),
  };
}
