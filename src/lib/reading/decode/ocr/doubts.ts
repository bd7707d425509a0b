/** What a person should know about recognised pages: which they are, and which characters are not sure. */

import { isDoubtful } from '../../../core/doubt.ts';
import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import type { ScannedPage } from './scan-job.ts';

/** Doubtful places that a message names; the page of the report marks them all. */
const named = 8;
/** Characters around a doubtful one that are told with it. */
const around = 4;

type NumberedScan = ScannedPage & { readonly number: number };

interface Text {
  readonly text: string;
  readonly confidence: readonly number[];
}

function textsOf({ page: { pieces, tables = [] } }: ScannedPage): Text[] {
  const cells = tables.map(({ rows, confidence }) => ({ text: rows.flat().join(''), confidence }));
  return [...pieces.map(({ text, confidence = [] }) => ({ text, confidence })), ...cells];
}

/** The doubtful characters of a text, each in brackets with those around it. */
function placesIn({ text, confidence }: Text): string[] {
  const characters = [...text.replace(/\s/gu, '')];
  return characters.flatMap((character, i) => {
    if (!isDoubtful(confidence[i] ?? 1)) return [];
    const before = characters.slice(Math.max(0, i - around), i).join('');
    return [`${before}【${character}】${characters.slice(i + 1, i + 1 + around).join('')}`];
  });
}

const listed = (numbers: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join('、');
};

/** @param pages number of all pages of the document */
export function doubtMessages(scans: readonly NumberedScan[], pages: number): Message[] {
  const which = scans.length === pages ? '全文' : `第 ${listed(scans.map(({ number }) => number))} 页`;
  const messages = [message('ocr-text', 'warning', `${which}识别自图像，可能有错字；引用前请与原件核对。`)];
  const doubtful = scans.flatMap((scan) =>
    textsOf(scan)
      .flatMap(placesIn)
      .map((place) => `第 ${scan.number} 页“${place}”`),
  );
  if (doubtful.length > 0) {
    const more = doubtful.length > named ? ' 等' : '';
    const text = `有 ${doubtful.length} 个字识别得没有把握：${doubtful.slice(0, named).join('、')}${more}；请与原件核对。`;
    messages.push(message('ocr-uncertain', 'warning', text));
  }
  const traces = scans.filter(({ unread }) => unread > 0);
  if (traces.length > 0) {
    const count = traces.reduce((sum, { unread }) => sum + unread, 0);
    const text = `第 ${listed(traces.map(({ number }) => number))} 页有 ${count} 处像字的痕迹没有认出；请与原件核对。`;
    messages.push(message('ocr-unread', 'warning', text));
  }
  const stamped = scans.filter((scan) => scan.stamped).map(({ number }) => number);
  if (stamped.length > 0) {
    messages.push(message('hidden-text', 'info', `第 ${listed(stamped)} 页有印章，章上的字没有读入。`));
  }
  return messages;
}
