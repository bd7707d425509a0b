/** Small formats of numbers and addresses. */

import type { Translate } from '../../core/interface/translate.ts';

/** @param bytes size → `24.1 KB`; units of 1024 as file managers show them */
export function formatBytes(bytes: number, t: Translate): string {
  if (bytes < 1024) return t('unit.bytes', { bytes });
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** Host of an address, in the characters that people know (`司法.中国` rather than `xn--…` is left to browsers). */
export function hostOf(url: string): string {
  return new URL(url).host;
}
