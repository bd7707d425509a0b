/** Who may speak to the desk, and what a hostile document can do in it. */
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeProject, openDesk, type Project, type RunningDesk, startBrowser, startDesk } from './harness.ts';
import { counties, reportLines, reportPage, toldOf } from './reports.ts';

const hostile = `<script>document.title='owned';fetch('/queue')</script><img src="http://evil.test/x" onerror="parent.document.title='owned'">
<meta http-equiv="refresh" content="0;url=http://evil.test/"><iframe src="/queue"></iframe><form action="http://evil.test/"><button autofocus>x</button></form>
<a href="javascript:document.title='owned'">x</a><link rel="stylesheet" href="http://evil.test/x.css"><style>@import "http://evil.test/y.css"; body{background:url(http://evil.test/z)}</style><object data="http://evil.test/o"></object>`;
/** Text that would be markup if it were put into a page as a string. */
const hostileTitle = `"><img src=x onerror="document.title='owned'">`;

let project: Project;
let desk: RunningDesk;
let browser: Browser;
let ids: string[];
let token: string;

beforeAll(async () => {
  project = makeProject();
  const [a, b] = counties(2).map((place, i) => reportLines(toldOf(place, i)));
  ids = await project.plant([
    { file: 'hostile.html', text: reportPage(a ?? [], hostile) },
    {
      file: `${hostileTitle.replaceAll('/', '')}.txt`,
      text: [...(b ?? []), hostileTitle].join('\n'),
      record: { corrections: [{ field: 'title', value: hostileTitle, reason: hostileTitle }] },
    },
  ]);
  desk = await startDesk(project.root);
  token = new URL(desk.url).searchParams.get('token') ?? '';
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  project?.remove();
});

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Asks in a way that a browser's script cannot: with any header, and a path that nobody tidies. */
function ask({ path = '/', method = 'GET', headers = {}, body }: Asked): Promise<Answered> {
  const { hostname, port } = new URL(desk.origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const cookie = (): string => `desk-${new URL(desk.origin).port}=${token}`;

async function pageToken(): Promise<string> {
  const { text } = await ask({ headers: { cookie: cookie() } });
  return /name="desk-token" content="([0-9a-f]+)"/.exec(text)?.[1] ?? '';
}

describe('without the token', () => {
  test.each(['/', '/queue', '/desk.js', '/originals/r000000000000', '/nothing'])(
    '%s is refused',
    async (path) => {
      expect((await ask({ path })).status).toBe(403);
    },
  );

  test.each([
    ['a wrong one', () => `desk-${new URL(desk.origin).port}=${'0'.repeat(64)}`],
    ['one that is too short', () => `desk-${new URL(desk.origin).port}=0`],
    ['that of another desk', () => `desk-1=${token}`],
  ])('%s is refused', async (_, value) => {
    expect((await ask({ path: '/queue', headers: { cookie: value() } })).status).toBe(403);
  });

  test('the token in the address gives a cookie that no script and no other site sees, and leaves the address', async () => {
    const { status, headers } = await ask({ path: `/?token=${token}` });
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    expect(headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await ask({ path: `/queue?token=${token}` })).status).toBe(403);
  });
});

test('the desk listens on this machine only', async () => {
  const port = Number(new URL(desk.origin).port);
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && !one.internal && one.family === 'IPv4')
    .map((one) => one?.address ?? '');
  const reached = await Promise.all(
    others.map((hostname) =>
      fetch(`http://${hostname}:${port}/`).then(
        () => hostname,
        () => null,
      ),
    ),
  );
  expect(reached.filter(Boolean)).toEqual([]);
});

test.each(['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test', '127.0.0.1', '127.0.0.1:1'])(
  'a name that was bound anew to this machine is refused: Host %s',
  async (host) => {
    const answer = await ask({ path: '/queue', headers: { host, cookie: cookie() } });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('entries');
  },
);

describe('writing', () => {
  const write = async (headers: Readonly<Record<string, string>>, path = '/undo'): Promise<number> =>
    (
      await ask({
        path,
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      })
    ).status;
  const own = async () => ({ cookie: cookie(), origin: desk.origin, 'x-desk-token': await pageToken() });

  test('from the page itself is let through', async () => {
    expect(await write(await own())).toBe(409); // nothing to undo
  });

  test.each([
    ['without cookie', { cookie: '' }],
    ['from another site', { origin: 'http://evil.test' }],
    ['from another desk on this machine', { origin: 'http://127.0.0.1:1' }],
    ['from a page without origin', { origin: 'null' }],
    ['with a wrong page token', { 'x-desk-token': '0'.repeat(64) }],
    ['that the browser says comes from another site', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser says comes from the same site', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    expect(await write({ ...(await own()), ...headers })).toBe(403);
  });

  test('without Origin, or without page token, is refused', async () => {
    const { origin: _, ...noOrigin } = await own();
    const { 'x-desk-token': __, ...noToken } = await own();
    expect([await write(noOrigin), await write(noToken)]).toEqual([403, 403]);
  });

  test('as a form does is refused, and nonsense is', async () => {
    expect(await write({ ...(await own()), 'content-type': 'text/plain' })).toBe(415);
    expect(await write(await own(), '/decisions')).toBe(400);
    expect(await write(await own(), '/nothing')).toBe(404);
    const large = { ...(await own()), 'content-type': 'application/json' };
    const answer = await ask({
      path: '/undo',
      method: 'POST',
      headers: large,
      body: 'x'.repeat(3 << 20),
    }).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is none of the desk’s', async (method) => {
    expect((await ask({ path: '/queue', method, headers: await own() })).status).toBeGreaterThanOrEqual(400);
  });
});

test('an address that is none is refused', async () => {
  expect((await ask({ path: 'http://evil.test/queue', headers: { cookie: cookie() } })).status).toBe(400);
});

test.each([
  '/originals/../../package.json',
  '/originals/..%2f..%2fpackage.json',
  '/originals/r000000000000%2f..%2f..',
  '/documents/%2e%2e%2f%2e%2e',
  '/originals/r000000000000/pages/../../x',
  '/../package.json',
  '//package.json',
  '/desk.js%00',
  '/originals/r000000000000/bytes/../../../x',
])('%s leads nowhere', async (path) => {
  const { status, text } = await ask({ path, headers: { cookie: cookie() } });
  expect(status).toBe(404);
  expect(text).not.toContain('juanzong');
});

test('every answer forbids guessing, keeping and framing', async () => {
  for (const path of ['/', '/desk.js', '/queue', `/originals/${ids[0]}`, `/originals/${ids[0]}/bytes`]) {
    const { status, headers } = await ask({ path, headers: { cookie: cookie() } });
    expect([path, status]).toEqual([path, 200]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
  const page = await ask({ headers: { cookie: cookie() } });
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('nothing of a hostile document runs, is asked of another host, or becomes markup', async () => {
  const trouble: string[] = [];
  const page = await openDesk(browser, desk, trouble);
  for (const id of ids) {
    await page.goto('about:blank');
    await page.goto(`${desk.origin}/#${id}`);
    await page.waitForSelector('.fields');
    expect(await page.evaluate(() => location.hash.slice(1))).toBe(id);
    const tab = page.getByRole('button', { name: '网页', exact: true });
    if (await tab.isVisible()) {
      await tab.click();
      const frame = page.frameLocator('iframe');
      await frame.locator('h1').waitFor();
      expect(
        await frame.locator('script, img, iframe, form, a, link, object, meta[http-equiv]').count(),
      ).toBe(0);
    }
    expect(await page.title()).toContain('审阅台');
    expect(await page.locator('.desk img').count()).toBe(0);
  }
  expect(trouble).toEqual([]);
});

describe('a page of another site', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<p>evil</p>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // The same host on another port: the browser sends the cookie along.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('neither reads nor writes nor frames the desk, even in the browser that has the cookie', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(desk.url);
    await page.waitForSelector('.fields');
    const other = await context.newPage();
    await other.goto(origin);
    const tried = await other.evaluate(async (target) => {
      const read = await fetch(`${target}/queue`, { credentials: 'include' }).then(
        () => 'read',
        () => 'refused',
      );
      await fetch(`${target}/undo`, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        body: '{}',
      }).catch(() => null);
      const frame = document.createElement('iframe');
      frame.src = target;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      return { read, framed: frame.contentDocument !== null };
    }, desk.origin);
    expect(tried).toEqual({ read: 'refused', framed: false });
    const frames = other.frames().filter((frame) => frame.url().startsWith(desk.origin));
    for (const frame of frames) expect(await frame.locator('.fields').count()).toBe(0);
    await context.close();
  });
});
