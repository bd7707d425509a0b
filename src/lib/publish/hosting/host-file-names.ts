/** Names of the files that hosts read (see host-files.ts); a host that knows them does not serve them. */
export const hostFileNames: readonly string[] = ['.htaccess', '.nojekyll', '_headers', '_redirects'];
