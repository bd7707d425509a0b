/** Pictures drawn before, kept in the task store. */
import { join } from 'node:path';
import { tasksDir } from '../../core/files.ts';
import { projectRoot } from '../../core/vocab.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { type Task, TaskStore } from '../../incremental/task-store.ts';
import { type Picture, renderPng } from './render.ts';

const taskOf = (picture: Picture, width: number): Task => ({
  name: 'picture',
  version: codeVersion(new URL('./render.ts', import.meta.url)),
  inputs: [JSON.stringify([picture, width])],
});

/** Changes with the bytes of the picture. */
export const pictureKey = (picture: Picture, width: number): string =>
  TaskStore.keyOf(taskOf(picture, width));

/** As `renderPng`, but draws nothing twice. */
export const cachedPng = (
  picture: Picture,
  width: number,
  folder = join(projectRoot(), tasksDir),
): Promise<Uint8Array> =>
  new TaskStore(folder).bytes(taskOf(picture, width), () => renderPng(picture, width));
