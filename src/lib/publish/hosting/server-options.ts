/** What a configuration for a server of one's own depends on. */
export interface ServerOptions {
  /** Where the server listens, in its own notation, such as `80` or `127.0.0.1:8080`. */
  readonly listen: string;
  /** Domain of the site; `_` stands for any. */
  readonly domain: string;
  /** Absolute path of the web root; a site with a base path lies in the folder of that path below it. */
  readonly webRoot: string;
  /** Path that the site was built for. */
  readonly base: string;
}
