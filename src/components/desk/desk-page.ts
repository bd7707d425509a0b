/**
 * The page of the desk: a queue, one document, and what a person decides about it. It keeps nothing that the server
 * does not know: what is shown after a decision is what the server read from the record.
 */
import type {
  AgreementView,
  CandidateView,
  DecisionAnswer,
  DocumentView,
  FieldView,
  LineView,
  QueueEntry,
  QueueView,
  SimilarView,
} from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { ask, type Change, decide, Refused, tell } from './api.ts';
import { type Command, listen } from './commands.ts';
import { askReason, chooseOne, openDialog } from './dialog.ts';
import { type OriginalPanel, originalPanel } from './original-panel.ts';
import { anyFilter, type Filter, matches, queuePanel } from './queue-panel.ts';
import { type Part, type ReadingPanel, readingPanel } from './reading-panel.ts';
import { openTyping } from './typing.ts';
import { kindOfField } from './values.ts';

const compared = '与原件核对';

const places = {
  queue: h('nav', { class: 'desk-queue', 'aria-label': '待审的文件' }),
  original: h('section', { class: 'desk-original', 'aria-label': '原件' }),
  reading: h('section', { class: 'desk-reading', 'aria-label': '读出的报告', id: 'reading' }),
  says: h('p', { class: 'desk-says', role: 'status' }),
  more: h('p', { class: 'desk-more' }),
};

let queue: QueueView = { reader: '', entries: [], labels: {} };
let filter: Filter = anyFilter;
let shown: DocumentView | null = null;
let original: OriginalPanel | null = null;
let reading: ReadingPanel | null = null;
/** Part of the panel that the keyboard is in. */
let part: Part | 'lines' = 'fields';
/** What the second reader chose, which no record holds before both can be compared. */
let choices = new Map<string, FieldView>();

const say = (sentence: string, isTrouble = false): void => {
  places.says.textContent = sentence;
  places.says.classList.toggle('is-trouble', isTrouble);
};

const trouble = (error: unknown): void => {
  say(error instanceof Refused ? error.message : `程序错误：${(error as Error).message}`, true);
};

const filtered = (): readonly QueueEntry[] => queue.entries.filter((one) => matches(one, filter));

function showQueue(): void {
  // The focus stays in the filters while they are used.
  const focused = document.activeElement?.id;
  places.queue.replaceChildren(
    ...queuePanel({
      queue,
      filter,
      entries: filtered(),
      open: shown?.id ?? null,
      onFilter: (next) => {
        filter = next;
        showQueue();
      },
      onOpen: (id) => void open(id).catch(trouble),
    }),
  );
  if (focused?.startsWith('queue-')) document.getElementById(focused)?.focus();
  places.queue.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

/** Where the first open message leads: to a field, or to a part of the text and a line in it. */
function startOf({ messages, nodes, removed }: DocumentView): {
  part: Part | 'lines';
  field: string;
  line: number | null;
} {
  const first = messages.find(({ acknowledged, about }) => acknowledged === null && about !== null);
  const { about = null, line = null } = first ?? {};
  if (about === 'removed' && removed.length > 0) return { part: 'removed', field: 'title', line: null };
  if (about === 'headings' && nodes.length > 0) return { part: 'body', field: 'title', line };
  if (about === 'parts') return { part: 'lines', field: 'title', line };
  return { part: 'fields', field: about ?? 'title', line: null };
}

/** The second reader's own choices take the place of what the rules say. */
const withChoices = (document: DocumentView): DocumentView => ({
  ...document,
  fields: document.fields.map((field) => choices.get(field.name) ?? field),
});

function goTo(wanted: Part | 'lines', line: number | null = null): void {
  const list = wanted === 'lines' ? original?.lines : reading?.lists[wanted];
  if (!list) return;
  part = wanted;
  if (line !== null) {
    const items = [...list.element.children];
    const index = items.findIndex(
      (item) => item instanceof HTMLElement && item.dataset['line'] === String(line),
    );
    if (index >= 0) list.choose(index, false);
  }
  list.choose(list.index(), true);
}

function onField({ name }: FieldView): void {
  part = 'fields';
  original?.markField(name);
  const line = shown?.fields.find((field) => field.name === name)?.evidence?.line ?? null;
  reading?.markLine(line, false);
}

function onTextLine(line: number, from: Part): void {
  part = from;
  original?.markLine(line);
  reading?.markLine(line, false);
}

/**
 * @param start where to begin; when the same document is shown again, where the person was
 */
function show(
  document: DocumentView,
  start: { part: Part | 'lines'; field: string; line: number | null },
): void {
  shown = document;
  const view = withChoices(document);
  original = originalPanel(view, ({ line }: LineView) => {
    part = 'lines';
    reading?.markLine(line, true);
  });
  reading = readingPanel(view, start.field, {
    onField,
    onLine: (line) =>
      onTextLine(
        line,
        reading?.lists.removed?.element.contains(globalThis.document.activeElement) ? 'removed' : 'body',
      ),
    onCandidate: (field, candidate) => void take(field, candidate).catch(trouble),
    onEdit: (field) => void edit(field).catch(trouble),
  });
  places.original.replaceChildren(...original.elements);
  places.reading.replaceChildren(...reading.elements);
  onField(reading.field());
  goTo(start.part, start.line);
}

async function open(id: string): Promise<void> {
  const document = await ask<DocumentView>(`/documents/${id}`);
  choices = new Map();
  places.more.replaceChildren();
  history.replaceState(null, '', `#${id}`);
  show(document, startOf(document));
  showQueue();
}

function clear(): void {
  shown = null;
  original = null;
  reading = null;
  places.original.replaceChildren(
    h('p', {}, '这里没有要看的文件了。换一个状态、问题或批次，或者退出审阅台。'),
  );
  places.reading.replaceChildren();
  showQueue();
}

/** Opens the document that comes after a place of the list, else the last one. */
async function openAt(index: number): Promise<void> {
  const entries = filtered();
  const entry = entries[Math.min(Math.max(index, 0), entries.length - 1)];
  if (entry) await open(entry.id);
  else clear();
}

const placeInQueue = (): number => filtered().findIndex(({ id }) => id === shown?.id);

/** Takes over what the server says of the queue. */
function patch({ entries, gone }: DecisionAnswer): void {
  const changed = new Map(entries.map((entry) => [entry.id, entry]));
  const known = new Set(queue.entries.map(({ id }) => id));
  queue = {
    ...queue,
    entries: [
      ...queue.entries.filter(({ id }) => !gone.includes(id)).map((entry) => changed.get(entry.id) ?? entry),
      ...entries.filter(({ id }) => !known.has(id)),
    ],
  };
}

/** Shows the document that was decided about, at the place where the person was. */
async function settle(answer: DecisionAnswer): Promise<void> {
  const place = placeInQueue();
  const here = { part, field: reading?.field().name ?? 'title', line: chosenLine()?.line ?? null };
  patch(answer);
  say(answer.said);
  if (answer.document) {
    show(answer.document, here);
    showQueue();
  } else await openAt(place);
}

function chosenLine(): LineView | null {
  if (shown === null) return null;
  if (part === 'lines') return original?.chosen() ?? null;
  const line = part === 'fields' ? null : (reading?.lineIn(part) ?? null);
  return shown.lines.findLast((one) => line !== null && one.line <= line) ?? null;
}

const change = (edit: Change['edit'], { id, revision }: DocumentView): Change => ({ id, revision, edit });

/** Writes a decision about the document that is shown. */
async function write(reason: string, edit: Change['edit']): Promise<void> {
  if (shown) await settle(await decide(reason, change(edit, shown)));
}

/** The second reader's decision about a field stays in the page until the document is accepted. */
function choose(field: FieldView, value: unknown, text: string): void {
  if (!shown) return;
  choices.set(field.name, { ...field, value, text, corrected: compared, evidence: null });
  show(shown, { part: 'fields', field: field.name, line: null });
}

async function correct(field: FieldView, value: unknown, text: string, reason: string): Promise<void> {
  if (!shown) return;
  if (shown.blind) {
    choose(field, value, text);
    return;
  }
  const { id } = shown;
  await write(reason, { type: 'correct', field: field.name, value });
  // Looking through the others takes longer than the person should wait for the next key.
  void tell<readonly SimilarView[]>('/similar', { id, field: field.name, value })
    .then((others) => offerOthers(field, others, reason))
    .catch(trouble);
}

/** “This correction would also change N others.” */
function offerOthers(field: FieldView, others: readonly SimilarView[], reason: string): void {
  places.more.replaceChildren();
  if (others.length === 0) return;
  const run = (): void => void correctOthers(field, others, reason).catch(trouble);
  places.more.append(
    h(
      'button',
      { type: 'button', onclick: run, id: 'others' },
      h('kbd', {}, 'c'),
      ` 同样的改正也适用于另外 ${others.length} 份`,
    ),
  );
}

async function correctOthers(
  field: FieldView,
  others: readonly SimilarView[],
  reason: string,
): Promise<void> {
  const wanted = await openDialog<readonly SimilarView[]>(
    `${field.label}：同样改正这些文件`,
    ({ answer }) => {
      const boxes = others.map((other) => ({
        other,
        box: h('input', { type: 'checkbox', id: `other-${other.id}`, checked: true }),
      }));
      const rows = boxes.map(({ other, box }) =>
        h(
          'tr',
          {},
          h('td', {}, box, ' ', h('label', { for: box.id }, other.title)),
          h('td', {}, other.before),
          h('td', {}, other.after),
          h(
            'td',
            { class: 'note' },
            other.evidence ? `第 ${other.evidence.line} 行“${other.evidence.text}”` : '',
          ),
        ),
      );
      const names = ['文件', '现在', '改为', '原件里的字句'];
      const submit = (event: Event): void => {
        event.preventDefault();
        answer(boxes.filter(({ box }) => box.checked).map(({ other }) => other));
      };
      const head = h(
        'thead',
        {},
        h(
          'tr',
          {},
          names.map((name) => h('th', { scope: 'col' }, name)),
        ),
      );
      const go = h('button', { type: 'submit', autofocus: true }, '改正勾选的文件');
      return [
        h(
          'form',
          { onsubmit: submit },
          h('table', {}, head, h('tbody', {}, rows)),
          h('p', { class: 'buttons' }, go),
        ),
      ];
    },
  );
  places.more.replaceChildren();
  if (wanted === null || wanted.length === 0 || !shown) return;
  const changes = wanted.map(({ id, revision, value }) => ({
    id,
    revision,
    edit: { type: 'correct', field: field.name, value },
  }));
  const answer = await decide(reason, ...changes);
  patch(answer);
  say(answer.said);
  showQueue();
}

const take = (field: FieldView, { value, text, evidence }: CandidateView): Promise<void> =>
  correct(
    field,
    value,
    text,
    evidence && evidence.line > 0 ? `原件第 ${evidence.line} 行：${evidence.text}` : compared,
  );

async function edit(field: FieldView): Promise<void> {
  if (!shown) return;
  const { hint, suggest } = kindOfField(field.name);
  const period = shown.fields.find(({ name }) => name === 'period')?.value as
    | { end: string }
    | null
    | undefined;
  const year = period ? Number(period.end.slice(0, 4)) : null;
  const typed = await openTyping<{ value: unknown; text: string }>({
    title: `填写${field.label}`,
    label: field.label,
    hint,
    reason: shown.blind ? null : compared,
    suggest: async (text) => (await suggest(text, year)).map((one) => ({ text: one.text, value: one })),
    always:
      field.name === 'title' || field.name === 'kind'
        ? []
        : [{ text: '不明', value: { value: null, text: '不明' } }],
  });
  if (typed) await correct(field, typed.value.value, typed.value.text, typed.reason);
}

async function accept(): Promise<void> {
  if (!shown) return;
  const place = placeInQueue();
  const values = Object.fromEntries(
    withChoices(shown)
      .fields.filter(({ value }) => value !== null)
      .map(({ name, value }) => [name, value]),
  );
  const answer = await decide(
    compared,
    change({ type: 'read', verdict: 'accepted', second: shown.blind, values }, shown),
  );
  choices = new Map();
  patch(answer);
  say(answer.said);
  await openAt(filtered().some(({ id }) => id === shown?.id) ? place + 1 : place);
}

async function postpone(): Promise<void> {
  if (!shown) return;
  const reason = await askReason('搁置', '留到以后再看，不影响这份文件的公布。', '暂时没有依据');
  if (reason === null || !shown) return;
  const place = placeInQueue();
  const answer = await decide(reason, change({ type: 'read', verdict: 'postponed' }, shown));
  patch(answer);
  say(answer.said);
  await openAt(place);
}

async function reject(): Promise<void> {
  if (!shown) return;
  const isPublished = shown.status !== 'rejected';
  const type = await chooseOne('不收这份文件', [
    ...(isPublished
      ? [{ text: '撤下', value: 'withdraw', note: '地址留下说明页，不再收入，检索、列表、数据里都没有它' }]
      : []),
    ...(isPublished ? [] : [{ text: '略去', value: 'ignore', note: '不是报告；以后再遇到同一文件不再提' }]),
  ]);
  if (type === null) return;
  const reason = await askReason('理由', '理由会公布在说明页上。', '不是法治政府建设报告');
  if (reason !== null) await write(reason, { type });
}

async function acknowledge(): Promise<void> {
  const open = shown?.messages.filter(({ acknowledged }) => acknowledged === null) ?? [];
  const slugs = [...new Map(open.map((one) => [one.slug, one])).values()];
  const [only] = slugs;
  const slug =
    slugs.length === 1 && only
      ? only.slug
      : await chooseOne(
          '哪一条属实，不必再提？',
          slugs.slice(0, 9).map(({ slug: value, label, message }) => ({ text: label, value, note: message })),
        );
  if (!slug) return;
  const reason = await askReason('属实，不必再提', '这条提示以后不再列入待审。', '核对过，情况属实');
  if (reason !== null) await write(reason, { type: 'acknowledge', slug });
}

const roles: Readonly<Record<string, string>> = {
  0: 'paragraph',
  1: 'heading-1',
  2: 'heading-2',
  3: 'heading-3',
  4: 'heading-4',
  d: 'left-out',
};

/** Digits choose a candidate while a field is chosen, and the level of a heading while a line is. */
async function digit(key: string): Promise<void> {
  if (part === 'fields') {
    const field = reading?.field();
    const candidate = field?.candidates[Number(key) - 1];
    if (field && candidate) await take(field, candidate);
    return;
  }
  const line = chosenLine();
  const as = roles[key];
  if (line && as) await write(compared, { type: 'line', at: line.at, as });
}

/** One level up or down, of the heading that is chosen. */
async function shift(key: string): Promise<void> {
  const line = part === 'body' ? chosenLine() : null;
  const node = shown?.nodes.find((one) => one.line === line?.line && one.type === 'heading');
  if (!line || !node) return;
  const level = node.level + (key === '[' ? -1 : 1);
  if (level >= 1 && level <= 4) await write(compared, { type: 'line', at: line.at, as: `heading-${level}` });
}

async function cut(): Promise<void> {
  const line = chosenLine();
  if (!line) {
    say('先用 o 到原件的文字里，选中第二份报告开头的那一行。');
    return;
  }
  const reason = await askReason(
    '从这里分成两份',
    `第 ${line.line} 行“${line.at.text}”起是另一份报告。`,
    '一个文件里有两份报告',
  );
  if (reason !== null) await write(reason, { type: 'cut', at: line.at });
}

async function join(): Promise<void> {
  const reason = await askReason('并回去', '这一份并回分出它的那一份。', '本是一份报告');
  if (reason !== null) await write(reason, { type: 'join' });
}

const relations = [
  { text: '同一报告的副本', value: 'same-work' },
  { text: '不是同一报告', value: 'different-work' },
  { text: '取代那一份（更正版）', value: 'replaces' },
  { text: '被那一份取代', value: 'replaced-by' },
  { text: '是那一份的一部分', value: 'part-of' },
  { text: '撤销已有的关系', value: 'unrelate' },
] as const;

async function relate(): Promise<void> {
  if (!shown) return;
  const { others } = shown;
  const relation = await chooseOne('这一份与另一份的关系', relations);
  if (relation === null) return;
  const fits = (typed: string) =>
    queue.entries
      .filter(
        ({ id, title, file }) =>
          id !== shown?.id && (id.startsWith(typed) || title.includes(typed) || file.includes(typed)),
      )
      .slice(0, 9)
      .map(({ id, title }) => ({ text: `${title}（${id}）`, value: id }));
  const typed = await openTyping<string>({
    title: relations.find(({ value }) => value === relation)?.text ?? '',
    label: '另一份',
    hint: '输入标题、文件名里的字，或编号；相近的已经列出。',
    reason: compared,
    suggest: (text) =>
      text === ''
        ? others.map(({ id, title, region, period }) => ({
            text: `${title} · ${region} · ${period}（${id}）`,
            value: id,
          }))
        : fits(text),
  });
  if (!typed) return;
  const type = relation === 'unrelate' ? { type: 'unrelate' } : { type: 'relate', relation };
  await write(typed.reason, { ...type, other: typed.value });
}

async function step(path: '/undo' | '/redo'): Promise<void> {
  const answer = await tell<DecisionAnswer>(path);
  patch(answer);
  say(answer.said);
  places.more.replaceChildren();
  if (answer.document) {
    show(answer.document, startOf(answer.document));
    history.replaceState(null, '', `#${answer.document.id}`);
    showQueue();
  } else await openAt(placeInQueue());
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

async function showAgreement(): Promise<void> {
  const rows = await ask<readonly AgreementView[]>('/agreement');
  await openDialog('两位读者的一致程度', () => {
    const count = rows[0]?.count ?? 0;
    const names = ['著录项', '一致', 'κ'];
    const body = rows.map(({ label, agreed, kappa }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, label),
        h('td', {}, count === 0 ? '' : percent(agreed)),
        h('td', {}, kappa === null ? '无从计算' : kappa.toFixed(2)),
      ),
    );
    const head = h(
      'thead',
      {},
      h(
        'tr',
        {},
        names.map((name) => h('th', { scope: 'col' }, name)),
      ),
    );
    return [
      h(
        'p',
        {},
        `两位读者各自读过的文件：${count} 份。κ 是除去碰巧一致之后的一致程度，1 为完全一致，0 为与碰巧无异。`,
      ),
      h('table', {}, head, h('tbody', {}, body)),
    ];
  });
}

const commands: readonly Command[] = [
  { keys: ['j'], label: '下一份', run: () => openAt(placeInQueue() + 1) },
  { keys: ['k'], label: '上一份', run: () => openAt(placeInQueue() - 1) },
  { keys: ['Enter'], label: '认可这一份，看下一份', run: accept },
  { keys: ['p'], label: '搁置', run: postpone },
  { keys: ['x'], label: '撤下或略去', run: reject },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: '选中一项时：取这个备选；选中一行时：1 至 4 是几级标题',
    run: digit,
  },
  { keys: ['0'], label: '选中一行时：是正文（也用来放回未收入的文字）', run: digit },
  { keys: ['d'], label: '选中一行时：不属于报告', run: digit },
  { keys: ['[', ']'], label: '标题升一级、降一级', run: shift },
  { keys: ['e'], label: '填写选中的一项', run: () => (reading ? edit(reading.field()) : undefined) },
  { keys: ['c'], label: '同样改正别的文件', run: () => document.getElementById('others')?.click() },
  { keys: ['a'], label: '提示属实，不必再提', run: acknowledge },
  { keys: ['f'], label: '到著录项', run: () => goTo('fields') },
  { keys: ['t'], label: '到正文', run: () => goTo('body') },
  { keys: ['w'], label: '到未收入的文字', run: () => goTo('removed') },
  { keys: ['o'], label: '到原件的文字', run: () => goTo('lines') },
  { keys: ['s'], label: '从选中的一行起分成两份', run: cut },
  { keys: ['m'], label: '并回分出它的那一份', run: join },
  { keys: ['r'], label: '与另一份的关系', run: relate },
  { keys: ['u'], label: '撤销上一步', run: () => step('/undo') },
  { keys: ['U'], label: '重做', run: () => step('/redo') },
  { keys: ['g'], label: '两位读者的一致程度', run: showAgreement },
  { keys: ['?'], label: '键盘', run: showHelp },
];

async function showHelp(): Promise<void> {
  await openDialog('键盘', () => [
    h('p', {}, '↑↓ 在选中的部分里移动，Tab 换到下一部分。'),
    h(
      'dl',
      { class: 'keys' },
      commands.flatMap(({ keys, label }) => [
        h(
          'dt',
          {},
          keys.length > 4 ? h('kbd', {}, `${keys[0]}–${keys.at(-1)}`) : keys.map((key) => h('kbd', {}, key)),
        ),
        h('dd', {}, label),
      ]),
    ),
  ]);
}

const tool = (key: string, label: string, run: () => Promise<void> | void): HTMLElement =>
  h(
    'button',
    { type: 'button', onclick: () => void Promise.resolve(run()).catch(trouble) },
    h('kbd', {}, key),
    ` ${label}`,
  );

function frame(reader: string): readonly HTMLElement[] {
  return [
    h('a', { class: 'skip', href: '#reading' }, '跳到读出的报告'),
    h(
      'header',
      { class: 'desk-bar' },
      h('h1', {}, '审阅台'),
      h('p', { class: 'note' }, `读者：${reader}`),
      h(
        'div',
        { class: 'desk-tools', role: 'group', 'aria-label': '操作' },
        tool('Enter', '认可', accept),
        tool('p', '搁置', postpone),
        tool('x', '不收', reject),
        tool('r', '关系', relate),
        tool('u', '撤销', () => step('/undo')),
        tool('U', '重做', () => step('/redo')),
        tool('g', '一致程度', showAgreement),
        tool('?', '键盘', showHelp),
      ),
    ),
    h('main', { class: 'desk' }, places.queue, places.original, places.reading),
    h('footer', { class: 'desk-foot' }, places.says, places.more),
  ];
}

async function start(): Promise<void> {
  queue = await ask<QueueView>('/queue');
  document.body.replaceChildren(...frame(queue.reader));
  listen(commands, trouble);
  const wanted = location.hash.slice(1);
  if (queue.entries.some(({ id }) => id === wanted)) await open(wanted);
  else await openAt(0);
}

start().catch((error: unknown) => {
  document.body.replaceChildren(places.says);
  trouble(error);
});
