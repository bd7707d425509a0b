/**
 * What stands between readers and the engine: one address, one template, requests of a bounded size. The engine itself
 * listens to this machine only.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mostBytes, refusedInRequest, requestStart } from '../../search/query/engine/layout.ts';
import { engineAlias } from './write-opensearch.ts';

export interface GatewayOptions {
  /** Path on the site's host, as in content/vocab/archive-search.yml. */
  readonly path: string;
  /** Address and port of each node. */
  readonly nodes: readonly string[];
  /** Port of this machine that nginx asks itself on, to see the request before it passes it on. */
  readonly innerPort: number;
}

const target = `/${engineAlias}/_search/template`;
const quoted = (pattern: string): string => pattern.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
const start = requestStart.replace(/[{}]/gu, '\\$&');

/** @returns for the http context: conf.d */
export const nginxGateway = ({
  nodes,
  innerPort,
}: GatewayOptions): string => `# Written by "npm run export -- opensearch". Goes into the http context (conf.d).
upstream juanzong_engine {
${nodes.map((node) => `  server ${node} max_fails=1 fail_timeout=10s;`).join('\n')}
  keepalive 16;
}
limit_req_zone $binary_remote_addr zone=juanzong_engine:10m rate=20r/s;
# The first that matches counts.
map $request_body $juanzong_engine_asks {
  default 0;
  "~*${quoted(refusedInRequest)}" 0;
  "~^${quoted(start)}.*\\}\\}$" 1;
}
# A request is known only when it is passed on, so nginx passes it to itself first.
server {
  listen 127.0.0.1:${innerPort};
  access_log off;
  if ($http_x_juanzong_asks != 1) {
    return 403;
  }
  location = /ask {
    client_max_body_size ${mostBytes};
    proxy_pass http://juanzong_engine${target};
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Content-Type application/json;
    proxy_connect_timeout 2s;
    proxy_read_timeout 6s;
    # A search changes nothing, so another node may be asked again.
    proxy_next_upstream error timeout http_502 http_503 http_504 non_idempotent;
  }
  location / {
    return 403;
  }
}
`;

/** @returns for the server block of the site: include */
export const nginxLocation = ({
  path,
  innerPort,
}: GatewayOptions): string => `# Written by "npm run export -- opensearch". Goes into the server block of the site.
location = ${path} {
  limit_except POST {
    deny all;
  }
  limit_req zone=juanzong_engine burst=60 nodelay;
  limit_req_status 429;
  client_max_body_size ${mostBytes};
  client_body_buffer_size ${mostBytes};
  client_body_in_single_buffer on;
  proxy_set_header X-Juanzong-Asks $juanzong_engine_asks;
  proxy_pass http://127.0.0.1:${innerPort}/ask;
  proxy_connect_timeout 2s;
  proxy_read_timeout 8s;
}
`;

const celText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** @returns for the site block of a Caddyfile: import */
export const caddyGateway = ({
  path,
  nodes,
}: GatewayOptions): string => `# Written by "npm run export -- opensearch". Goes into the site block, before other directives.
handle ${path} {
  # In the order given.
  route {
    @other not method POST
    error @other 403
    request_body {
      max_size ${mostBytes}
    }
    @refused expression \`!{http.request.body}.matches(${celText(`^${start}.*\\}\\}$`)}) || {http.request.body}.matches(${celText(`(?i)${refusedInRequest}`)})\`
    error @refused 403
    rewrite * ${target}
    reverse_proxy ${nodes.join(' ')} {
      header_up Content-Type application/json
      lb_try_duration 6s
      fail_duration 10s
      transport http {
        dial_timeout 2s
        response_header_timeout 6s
      }
    }
  }
}
`;

export function writeGateway(dir: string, options: GatewayOptions): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'nginx-http.conf'), nginxGateway(options));
  writeFileSync(join(dir, 'nginx-server.conf'), nginxLocation(options));
  writeFileSync(join(dir, 'Caddyfile'), caddyGateway(options));
}
