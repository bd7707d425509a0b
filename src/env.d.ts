/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** How the page is laid out. */
    kind: import('./lib/site/page.ts').PageKind;
    /** What the page shows, see `PageContent` in `lib/site/page.ts`. */
    view: object;
    /** Names the state of what the page shows: changes with the content, not with the design. */
    version: string;
    /** How the page says things in its language. */
    wording: import('./lib/site/wording.ts').Wording;
    /** Texts of the interface, see `Wording`. */
    t: import('./lib/core/interface/translate.ts').Translate;
    to: import('./lib/core/routes.ts').Routes;
    /** `lang` and `hreflang` of what is said in the words of reports; undefined where the page is Chinese anyway. */
    reportLang: string | undefined;
  }
}

/** A vocabulary as the bundler parses it. */
declare module '*.yml' {
  const value: unknown;
  export default value;
}
