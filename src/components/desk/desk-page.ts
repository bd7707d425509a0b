/** The page of the desk: its frame, its keys. */
import type { QueueView } from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { ask } from './api.ts';
import { type Command, listen } from './commands.ts';
import { openDialog } from './dialog.ts';
import { accept, acknowledge, postpone, reject, relate, showAgreement, step } from './document-deeds.ts';
import { edit, othersId, take } from './field-deeds.ts';
import { Stage } from './stage.ts';
import { cut, join, pressKey, shift } from './text-deeds.ts';

const stage: Stage = new Stage({
  onCandidate: (field, candidate) => stage.run(take(stage, field, candidate)),
  onEdit: (field) => stage.run(edit(stage, field)),
});

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

const commands: readonly Command[] = [
  { keys: ['j'], label: '下一份', run: () => stage.openAt(stage.index() + 1) },
  { keys: ['k'], label: '上一份', run: () => stage.openAt(stage.index() - 1) },
  { keys: ['Enter'], label: '认可这一份，看下一份', button: '认可', run: () => accept(stage) },
  { keys: ['p'], label: '搁置', button: '搁置', run: () => postpone(stage) },
  { keys: ['x'], label: '撤下；没有公布的则略去', button: '不收', run: () => reject(stage) },
  { keys: ['f'], label: '到著录项', run: () => stage.goTo('fields') },
  { keys: ['t'], label: '到正文', run: () => stage.goTo('body') },
  { keys: ['w'], label: '到未收入的文字', run: () => stage.goTo('removed') },
  { keys: ['o'], label: '到原件的文字', run: () => stage.goTo('lines') },
  {
    keys: digits,
    label: '在著录项里：取这个备选；在文字里：1 至 4 是几级标题',
    run: (key) => pressKey(stage, key),
  },
  { keys: ['0'], label: '在文字里：是正文（未收入的由此放回）', run: (key) => pressKey(stage, key) },
  { keys: ['d'], label: '在文字里：不属于报告', run: (key) => pressKey(stage, key) },
  { keys: ['['], label: '标题升一级', run: () => shift(stage, -1) },
  { keys: [']'], label: '标题降一级', run: () => shift(stage, 1) },
  { keys: ['e'], label: '填写选中的一项', run: () => editChosen() },
  { keys: ['c'], label: '同样更正别的文件', run: () => document.getElementById(othersId)?.click() },
  { keys: ['a'], label: '提示属实，不必再提', run: () => acknowledge(stage) },
  { keys: ['r'], label: '与另一份的关系', button: '关系', run: () => relate(stage) },
  { keys: ['s'], label: '从选中的一行起分成两份', run: () => cut(stage) },
  { keys: ['m'], label: '并回分出它的那一份', run: () => join(stage) },
  { keys: ['u'], label: '撤销自己的上一步', button: '撤销', run: () => step(stage, '/undo') },
  { keys: ['U'], label: '重做', button: '重做', run: () => step(stage, '/redo') },
  { keys: ['g'], label: '两位读者的一致程度', button: '一致程度', run: showAgreement },
  { keys: ['?'], label: '键盘', button: '键盘', run: () => showKeys() },
];

async function editChosen(): Promise<void> {
  const field = stage.field();
  if (field) await edit(stage, field);
}

async function showKeys(): Promise<void> {
  const rows = commands.flatMap(({ keys: [first = '', ...others], label }) => [
    h('dt', {}, h('kbd', {}, others.length === 0 ? first : `${first}–${others.at(-1)}`)),
    h('dd', {}, label),
  ]);
  await openDialog('键盘', () => [
    h('p', {}, '↑↓ 在选中的部分里移动，Tab 换到下一部分。'),
    h('dl', { class: 'keys' }, rows),
  ]);
}

function frame(): readonly HTMLElement[] {
  const { places, queue } = stage;
  const tools = commands.flatMap(({ keys: [key = ''], button, run }) =>
    button === undefined
      ? []
      : [
          h(
            'button',
            { type: 'button', onclick: () => stage.run(run(key)) },
            h('kbd', {}, key),
            ` ${button}`,
          ),
        ],
  );
  return [
    h('a', { class: 'skip', href: '#reading' }, '跳到读出的报告'),
    h(
      'header',
      { class: 'desk-bar' },
      h('h1', {}, '审阅台'),
      h('p', { class: 'note' }, `读者：${queue.reader}`),
      h('div', { class: 'desk-tools', role: 'group', 'aria-label': '操作' }, tools),
    ),
    h('main', { class: 'desk' }, places.queue, places.original, places.reading),
    h('footer', { class: 'desk-foot' }, places.says, places.more),
  ];
}

async function start(): Promise<void> {
  stage.queue = await ask<QueueView>('/queue');
  document.body.replaceChildren(...frame());
  listen(commands, stage.tellTrouble);
  const wanted = location.hash.slice(1);
  if (stage.queue.entries.some(({ id }) => id === wanted)) await stage.open(wanted);
  else await stage.openAt(0);
}

start().catch((error: unknown) => {
  document.body.replaceChildren(stage.places.says);
  stage.tellTrouble(error);
});
