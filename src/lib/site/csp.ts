/**
 * Content security policy of a page, for its `<meta>` element and for header files of hosts. Everything comes
 * from the site itself and nothing is inline; only the search page may compile WebAssembly and start workers.
 */
export function contentSecurityPolicy({ wasm }: { readonly wasm: boolean }): string {
  return [
    "default-src 'none'",
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(wasm ? ["worker-src 'self'"] : []),
  ].join('; ');
}
