/** Shows the site in the folder beside this file to this machine alone: `node serve.mjs`, then open the address. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize, posix, sep } from 'node:path';

const here = import.meta.dirname;
const root = join(here, 'site');
const { home, types } = JSON.parse(readFileSync(join(here, 'serve.json'), 'utf8'));
const port = Number(process.argv[2] ?? 8000);

/** @param url path with single slashes, so that no answer can lead to another host */
function find(url) {
  const path = normalize(join(root, url));
  if (path !== root && !path.startsWith(root + sep)) return null;
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory())
    return url.endsWith('/') ? find(`${url}index.html`) : { moved: encodeURI(`${url}/`) };
  return info ? { path } : null;
}

const server = createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return response.writeHead(405, { allow: 'GET, HEAD' }).end();
  }
  let found = null;
  try {
    found = find(posix.normalize(decodeURIComponent((request.url ?? '/').replace(/[?#].*/s, ''))));
  } catch {
    // An address that cannot be decoded is one that is not there.
  }
  if (found?.moved) return response.writeHead(301, { location: found.moved }).end();
  const path = found?.path ?? join(root, home, '404.html');
  const type = types[path.slice(path.lastIndexOf(sep) + 1)] ?? types[path.slice(path.lastIndexOf('.'))];
  response.writeHead(found ? 200 : 404, {
    'content-type': type ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
});
server.listen(port, '127.0.0.1', () => {
  console.log(`http://localhost:${server.address().port}${home}`);
});
