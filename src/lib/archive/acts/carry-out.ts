/** What each kind of edit does to the records. */
import { parse } from 'yaml';
import { partId } from '../custody/part-id.ts';
import { readableRecord, type Source, sourceFromYaml, sourceToYaml } from '../custody/source.ts';
import { type Draft, ignoredFile, recordFile, reportFile, withdrawnFile } from './draft.ts';
import type { Edit } from './edit.ts';
import { type Entry, RecordYaml } from './record-yaml.ts';

/** An edit that cannot be carried out; the message says what is there and what to do. */
export class Refusal extends Error {}

/** What an edit is carried out with. */
export interface Hand {
  readonly draft: Draft;
  /** Who decided. */
  readonly author: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly date: string;
}

type Carry<Type extends Edit['type']> = (
  hand: Hand,
  id: string,
  edit: Extract<Edit, { type: Type }>,
) => readonly string[] | undefined;

function recordText(draft: Draft, id: string): string {
  const text = draft.read(recordFile(id));
  if (text === null) throw new Refusal(`档案中没有 ${id}；请核对编号`);
  return text;
}

const sourceOf = (draft: Draft, id: string): Source => sourceFromYaml(recordText(draft, id), recordFile(id));

function change(draft: Draft, file: string, how: (yaml: RecordYaml) => void): void {
  const text = draft.read(file);
  if (text === null) throw new Refusal(`没有 ${file}`);
  const yaml = new RecordYaml(text);
  how(yaml);
  draft.write(file, yaml.toString());
}

function changeRecord(draft: Draft, id: string, how: (yaml: RecordYaml) => void): void {
  recordText(draft, id);
  change(draft, recordFile(id), how);
}

const has =
  (key: string, value: unknown) =>
  (entry: Entry): boolean =>
    entry[key] === value;

const isAt =
  ({ line, text }: { line: number; text: string }) =>
  (entry: Entry): boolean =>
    entry['line'] === line && entry['text'] === text;

function mustHave(dropped: boolean, what: string): undefined {
  if (!dropped) throw new Refusal(`没有这一项：${what}`);
}

const correct: Carry<'correct'> = ({ draft, reason }, id, { field, value }) =>
  void changeRecord(draft, id, (yaml) =>
    yaml.put('corrections', has('field', field), { field, value, reason }),
  );

const uncorrect: Carry<'uncorrect'> = ({ draft }, id, { field }) =>
  void changeRecord(draft, id, (yaml) => mustHave(yaml.drop('corrections', has('field', field)), field));

const acknowledge: Carry<'acknowledge'> = ({ draft, reason }, id, { slug }) =>
  void changeRecord(draft, id, (yaml) => yaml.put('acknowledged', has('slug', slug), { slug, reason }));

const unacknowledge: Carry<'unacknowledge'> = ({ draft }, id, { slug }) =>
  void changeRecord(draft, id, (yaml) => mustHave(yaml.drop('acknowledged', has('slug', slug)), slug));

/** True when the version `start` is replaced, at once or by way of others, by `end`. */
function isReplacedBy(draft: Draft, start: string, end: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = start; at !== undefined && !seen.has(at); ) {
    if (at === end) return true;
    seen.add(at);
    const { relations } = readableRecord(draft.read(recordFile(at)) ?? '');
    at = relations.find(({ type }) => type === 'replaced-by')?.id;
  }
  return false;
}

/** Of two versions the old one keeps the record: it is the one that changes its place. */
function replace({ draft, reason }: Hand, old: string, by: string): readonly string[] {
  if (isReplacedBy(draft, by, old)) {
    throw new Refusal(`${by} 已经由 ${old} 取代，不能反过来再取代它；请先撤销原来的关系`);
  }
  changeRecord(draft, by, (yaml) => yaml.drop('relations', has('id', old)));
  changeRecord(draft, old, (yaml) => {
    yaml.drop('relations', (one) => one['type'] === 'replaced-by' || one['id'] === by);
    yaml.put('relations', () => false, { type: 'replaced-by', id: by, reason });
  });
  return [old, by];
}

const relate: Carry<'relate'> = (hand, id, { relation, other }) => {
  const { draft, reason } = hand;
  if (other === id) throw new Refusal('一份报告与自己没有关系；请核对编号');
  recordText(draft, id);
  recordText(draft, other);
  if (relation === 'replaces') return replace(hand, other, id);
  if (relation === 'replaced-by') return replace(hand, id, other);
  // What the other record says of the two would stand against it.
  changeRecord(draft, other, (yaml) => yaml.drop('relations', has('id', id)));
  changeRecord(draft, id, (yaml) => {
    if (relation === 'part-of') yaml.drop('relations', has('type', 'part-of'));
    yaml.put('relations', has('id', other), { type: relation, id: other, reason });
  });
  return [id, other];
};

const unrelate: Carry<'unrelate'> = ({ draft }, id, { other }) => {
  let dropped = false;
  changeRecord(draft, id, (yaml) => {
    dropped = yaml.drop('relations', has('id', other));
  });
  if (draft.read(recordFile(other)) !== null) {
    changeRecord(draft, other, (yaml) => {
      dropped = yaml.drop('relations', has('id', id)) || dropped;
    });
  }
  mustHave(dropped, `与 ${other} 的关系`);
  return [id, other];
};

const line: Carry<'line'> = ({ draft, reason }, id, { at, as }) =>
  void changeRecord(draft, id, (yaml) => yaml.put('lines', isAt(at), { ...at, as, reason }));

const unline: Carry<'unline'> = ({ draft }, id, { at }) =>
  void changeRecord(draft, id, (yaml) => mustHave(yaml.drop('lines', isAt(at)), `第 ${at.line} 行`));

/** @returns whether an entry of a vocabulary is taken away */
function dropEntry(draft: Draft, file: string, isOld: (entry: Entry) => boolean): boolean {
  if (draft.read(file) === null) return false;
  let dropped = false;
  change(draft, file, (yaml) => {
    dropped = yaml.drop(null, isOld);
  });
  return dropped;
}

const pageOf = (id: string): string => `reports/${id}/`;

const cut: Carry<'cut'> = ({ draft }, id, { at }) => {
  const source = sourceOf(draft, id);
  const { part, sha256 } = source;
  const next = partId(sha256, at);
  if (draft.read(recordFile(next)) !== null) throw new Refusal(`${id} 已经在第 ${at.line} 行分开过`);
  if (part?.from && at.line < part.from.line) {
    throw new Refusal(`第 ${at.line} 行不在 ${id} 里；它从第 ${part.from.line} 行起`);
  }
  if (part?.to && at.line > part.to.line) {
    throw new Refusal(`第 ${at.line} 行不在 ${id} 里；它到第 ${part.to.line} 行为止`);
  }
  const { file, stored, origin, received, captured, package: from, bytes } = source;
  const record = sourceToYaml({
    file,
    stored,
    origin,
    received,
    ...(captured === undefined ? {} : { captured }),
    ...(from === undefined ? {} : { package: from }),
    sha256,
    bytes,
    part: { of: part?.of ?? id, from: at, ...(part?.to ? { to: part.to } : {}) },
    corrections: [],
  });
  draft.write(recordFile(next), record);
  changeRecord(draft, id, (yaml) => yaml.set('part', { ...part, to: at }));
  // It may have been cut here and joined again before.
  dropEntry(draft, withdrawnFile, has('path', pageOf(next)));
  return [id, next];
};

/** The document that ends where a part begins. */
function before(draft: Draft, id: string, { part, sha256 }: Source): { id: string; source: Source } {
  let at = part?.of;
  while (at !== undefined) {
    const source = sourceOf(draft, at);
    const { to } = source.part ?? {};
    const next = to && partId(sha256, to);
    if (next === id) return { id: at, source };
    at = next;
  }
  throw new Refusal(`${id} 不是从一个文件里分出来的，不能并回`);
}

const join: Carry<'join'> = ({ draft, reason, date }, id) => {
  const source = sourceOf(draft, id);
  const first = before(draft, id, source);
  const { to: _, ...rest } = first.source.part ?? {};
  const to = source.part?.to;
  const part = to || rest.of !== undefined ? { ...rest, ...(to ? { to } : {}) } : undefined;
  changeRecord(draft, first.id, (yaml) => yaml.set('part', part));
  const published = draft.read(reportFile(id)) !== null;
  draft.dropReport(id);
  draft.write(recordFile(id), null);
  if (published) {
    const entry = { path: pageOf(id), reason, date, movedTo: pageOf(first.id) };
    change(draft, withdrawnFile, (yaml) => yaml.put(null, has('path', pageOf(id)), entry));
  }
  return [first.id, id];
};

function entriesOf(draft: Draft, file: string): Entry[] {
  const list: unknown = parse(draft.read(file) ?? '[]');
  return Array.isArray(list) ? (list as Entry[]) : [];
}

const withdraw: Carry<'withdraw'> = ({ draft, reason, date }, id, { movedTo }) => {
  if (draft.read(recordFile(id)) === null && draft.read(reportFile(id)) === null) {
    throw new Refusal(`档案中没有 ${id}；请核对编号`);
  }
  if (entriesOf(draft, withdrawnFile).some(has('path', pageOf(id)))) throw new Refusal(`${id} 已经撤下`);
  const entry = { path: pageOf(id), reason, date, ...(movedTo === undefined ? {} : { movedTo }) };
  change(draft, withdrawnFile, (yaml) => yaml.put(null, () => false, entry));
  draft.dropReport(id);
  return undefined;
};

const ignore: Carry<'ignore'> = ({ draft, reason, date }, id) => {
  if (draft.read(reportFile(id)) !== null) {
    throw new Refusal(`${id} 已经公布，不能略去；不应再公布的请撤下，地址会留下说明`);
  }
  if (entriesOf(draft, ignoredFile).some(has('id', id))) throw new Refusal(`${id} 已经略去`);
  if (draft.read(ignoredFile) === null) draft.write(ignoredFile, '[]\n');
  change(draft, ignoredFile, (yaml) => yaml.put(null, () => false, { id, reason, date }));
  return undefined;
};

const readmit: Carry<'readmit'> = ({ draft }, id) => {
  const dropped = [
    dropEntry(draft, withdrawnFile, has('path', pageOf(id))),
    dropEntry(draft, ignoredFile, has('id', id)),
  ];
  return mustHave(dropped.includes(true), `${id} 没有撤下，也没有略去`);
};

const note: Carry<'note'> = ({ draft }, id, { text }) =>
  void changeRecord(draft, id, (yaml) => yaml.set('note', text.trim() === '' ? undefined : text.trim()));

const read: Carry<'read'> = ({ draft, author, reason, date }, id, { verdict, second, values }) =>
  void changeRecord(draft, id, (yaml) =>
    yaml.put('readings', () => false, {
      reader: author,
      date,
      verdict,
      ...(second ? { second } : {}),
      ...(values === undefined ? {} : { values }),
      ...(verdict === 'postponed' ? { reason } : {}),
    }),
  );

const carriers: { readonly [Type in Edit['type']]: Carry<Type> } = {
  correct,
  uncorrect,
  acknowledge,
  unacknowledge,
  relate,
  unrelate,
  line,
  unline,
  cut,
  join,
  withdraw,
  ignore,
  readmit,
  note,
  read,
};

/**
 * @returns ids of the documents that have to be read again or are gone
 * @throws Refusal, or SourceError of a record that was wrong before or would be
 */
export function carryOut(hand: Hand, id: string, edit: Edit): readonly string[] {
  const ids = (carriers[edit.type] as Carry<typeof edit.type>)(hand, id, edit as never) ?? [id];
  for (const one of ids) {
    const text = hand.draft.read(recordFile(one));
    if (text !== null) sourceFromYaml(text, recordFile(one));
  }
  return ids;
}
