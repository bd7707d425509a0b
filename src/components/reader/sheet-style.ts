/** Styles of the page beside the text: few readers open it, so that the stylesheet of the page does without them. */
export const dialogStyle = `
  .sheet-dialog {
    inline-size: min(100vi, 52rem);
    max-inline-size: none;
    block-size: 100dvb;
    max-block-size: none;
    margin-block: 0;
    padding: 0;
    border: 0;
    background: var(--paper-raised);
    color: var(--ink);
  }

  .sheet-dialog[open] {
    display: flex;
    flex-direction: column;
  }

  .sheet-bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
    padding: var(--space-2) var(--space-3);
    font-size: var(--size-s);
  }

  .sheet-bar h2 {
    flex: 1 0 9em;
    margin: 0;
    font-family: var(--font-ui);
    font-size: 1em;
  }

  .sheet-bar button[aria-disabled="true"] {
    border-color: var(--line);
    color: var(--ink-soft);
  }

  .sheet-bar a {
    display: flex;
    align-items: center;
    min-block-size: var(--target);
  }

  .sheet-view:focus-visible {
    outline-offset: -3px;
  }

  .sheet-view {
    flex: 1;
    overflow-y: auto;
    background: var(--line);
  }
`;
