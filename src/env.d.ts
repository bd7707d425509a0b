/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** How the page is laid out. */
    kind: import('./lib/site/page.ts').PageKind;
    /** What the page shows, see `PageContent` in `lib/site/page.ts`. */
    view: object;
    /** Names the state of what the page shows: changes with the content, not with the design. */
    version: string;
  }
}

/** A vocabulary as the bundler parses it. */
declare module '*.yml' {
  const value: unknown;
  export default value;
}
