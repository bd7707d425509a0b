/**
 * Content security policy of a page, for its `<meta>` element and for header files of hosts. Everything comes
 * from the site itself and nothing is inline but one script, known by its hash; only the search page may compile
 * WebAssembly and start workers.
 */
import { earlyScriptHash } from './early-script.ts';

export function contentSecurityPolicy({ wasm }: { readonly wasm: boolean }): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${earlyScriptHash}${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(wasm ? ["worker-src 'self'"] : []),
  ].join('; ');
}
