/**
 * Finds the encoding of a text by its bytes. A declaration (byte order mark, `<meta charset>`) is a hint that
 * loses to the bytes: portals declare one encoding and send another.
 */
import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import { type Plausibility, plausibility } from './plausibility.ts';
import { locateBadBytes } from './undecodable.ts';

export interface DecodedText {
  readonly text: string;
  /** WHATWG label. */
  readonly encoding: string;
  readonly messages: readonly Message[];
}

const candidates = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
type Label = (typeof candidates)[number];

const marks: readonly { readonly label: Label; readonly bytes: readonly number[] }[] = [
  { label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', bytes: [0xff, 0xfe] },
  { label: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The mark promises an encoding; where the bytes keep the promise nothing else need be tried. */
function byteOrderMark(bytes: Uint8Array): (typeof marks)[number] | null {
  return marks.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte)) ?? null;
}

function strictly(bytes: Uint8Array, label: Label): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Enough to judge by, and cheap. */
const sampleBytes = 32 * 1024;

/**
 * Bytes to judge by: from shortly before the first one that is not ASCII, because the head of a page may be long
 * and says nothing. It begins at an even offset, and may end inside a character, which is no fault of the bytes.
 */
function sampleFrom(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte === 0 || byte >= 0x80);
  const start = Math.max(0, first - 512) & ~1;
  return bytes.subarray(start, start + sampleBytes);
}

const sampleOf = (bytes: Uint8Array, label: Label): string =>
  new TextDecoder(label).decode(sampleFrom(bytes), { stream: true });

const score = (p: Plausibility): number => p.common - 4 * p.broken;

/** Share of broken characters above which bytes are no text, and below which a text is repaired by eye. */
const brokenShare = 0.05;
/** Below this share of common characters a text was read wrongly, or is none. */
const commonShare = 0.35;

function isText(p: Plausibility): boolean {
  return p.broken <= brokenShare && (p.characters < 8 || p.common >= commonShare);
}

/** A reading as good as this needs no comparison. */
const clearScore = 0.97;

function choose(bytes: Uint8Array, declared: string | null): Label | null {
  let best: { label: Label; score: number } | null = null;
  for (const label of candidates) {
    if (label.startsWith('utf-16') && bytes.length < 4) continue;
    const judged = plausibility(sampleOf(bytes, label), label);
    if (!isText(judged)) continue;
    const rated = score(judged) + (label === declared ? 0.05 : 0);
    if (best === null || rated > best.score) best = { label, score: rated };
    if (judged.characters >= 50 && score(judged) >= clearScore) break;
  }
  return best?.label ?? null;
}

/** @returns the WHATWG name of a declared label, null for an unknown one */
export function encodingLabel(declared: string): string | null {
  try {
    const label = new TextDecoder(declared.trim()).encoding;
    return label === 'gbk' || label === 'gb2312' ? 'gb18030' : label;
  } catch {
    return null;
  }
}

const placesNamed = 20;

function undecodable(bytes: Uint8Array, label: Label): Message[] {
  const places = locateBadBytes(bytes, label, placesNamed);
  return places.map(({ offset, line }) =>
    message(
      'undecodable-bytes',
      'warning',
      `第 ${offset} 字节（从 0 起）按 ${label} 无法解码，该处显示为 U+FFFD；请对照来源页面补正。`,
      line,
    ),
  );
}

/**
 * @param declared label that the document declares, as written
 * @returns the text without a byte order mark, or null when the bytes are no text in any known encoding
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText | null {
  const mark = byteOrderMark(bytes);
  const body = bytes.subarray(mark?.bytes.length ?? 0);
  const promised = mark?.label ?? (declared === null ? null : encodingLabel(declared));
  const messages: Message[] = [];
  let label: Label | null = null;
  let text: string | null = null;
  for (const trial of mark && mark.label !== 'utf-8' ? [mark.label, 'utf-8' as const] : ['utf-8' as const]) {
    text = strictly(body, trial);
    // Valid UTF-8 is no accident unless it is full of control characters: UTF-16 without a mark, or no text.
    if (text !== null && plausibility(sampleOf(body, trial), trial).control <= brokenShare) {
      label = trial;
      break;
    }
  }
  if (label === null || text === null) {
    label = choose(body, promised);
    if (label === null) return null;
    text = new TextDecoder(label, { ignoreBOM: true }).decode(body);
    if (text.includes('\ufffd')) {
      if (plausibility(text, label).broken > brokenShare) return null;
      messages.push(...undecodable(body, label));
    }
  }
  if (promised !== null && promised !== label && /[^\0-\x7f]/.test(text)) {
    messages.push(
      message(
        'encoding-mismatch',
        'info',
        `文件声明的编码是 ${promised},按字节判断实际是 ${label},已按后者读取。`,
      ),
    );
  }
  return { text, encoding: label, messages };
}
