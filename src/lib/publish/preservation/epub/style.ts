/** Sober on any reader: the reader's own fonts and colours. */
export const stylesheet = `body { line-height: 1.7; }
h1 { font-size: 1.4em; text-align: center; }
h2 { font-size: 1.2em; }
h3, h4, h5, h6 { font-size: 1.05em; }
p { margin: 0.4em 0; text-indent: 2em; }
dl { margin: 1em 0 2em; font-size: 0.85em; }
dt { font-weight: bold; }
dd { margin: 0 0 0.3em 1em; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 0.85em; }
td { border: 1px solid; padding: 0.2em 0.4em; }
`;
