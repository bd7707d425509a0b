const declaration = /(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w-]{2,20})/i;

/** @returns the encoding that an HTML document declares in its first kilobytes, as written, or null */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8192)).replaceAll('\0', '');
  return declaration.exec(head)?.[1] ?? null;
}
