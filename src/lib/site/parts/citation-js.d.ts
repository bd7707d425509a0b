/** The part of citation.js that the site uses; the packages bring no types. */
declare module '@citation-js/core' {
  interface BibtexConfig {
    format: { asciiOnly: boolean; useIdAsLabel: boolean };
  }
  const core: {
    Cite: new (data: object | string) => { format(name: string): string; readonly data: object[] };
    plugins: { config: { get(name: '@bibtex'): BibtexConfig } };
  };
  export default core;
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
