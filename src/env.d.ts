/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the page shows, see `lib/site/views/page.ts`. */
    view: object;
    /** Names the state of what the page shows: changes with the content, not with the design. */
    version: string;
  }
}
