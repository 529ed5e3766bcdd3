import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portFromEnvironment, type RunningServer, serve } from '../../../src/cli/serve.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the path exactly as written; `fetch` would tidy up `..` first. */
function get(
  server: RunningServer,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = request({ hostname, port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

let parent: string;
let folder: string;
let server: RunningServer;
const servers: RunningServer[] = [];

async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

async function start(options: Partial<Parameters<typeof serve>[0]> = {}): Promise<RunningServer> {
  const started = await serve({ folder, base: '/repo/', port: 0, ...options });
  servers.push(started);
  return started;
}

beforeAll(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'gazetteer-serve-')));
  folder = join(parent, 'site');
  await write(parent, {
    'secret.txt': 'secret',
    'site/index.html': 'home',
    'site/404.html': 'not here',
    'site/articles/index.html': 'articles',
    'site/zh-cn/404/index.html': '没有',
    'site/zh-cn/index.html': '首页',
    'site/about.html': 'about',
    'site/empty/data.json': '{}',
    'site/名字/index.html': 'name',
    'site/.hidden/index.html': 'hidden',
    'site/pagefind/en.pf_meta': 'meta',
    'site/a.mjs': '',
    'site/feed.xml': '',
  });
  await symlink(join(parent, 'secret.txt'), join(folder, 'leak.txt'));
  await symlink(join(folder, 'articles'), join(folder, 'alias'));
  server = await start();
});

afterAll(async () => {
  await Promise.all(servers.map((each) => each.close()));
  await rm(parent, { recursive: true, force: true });
});

describe('serve', () => {
  it('names its address with the base path', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/repo\/$/);
  });

  it.each([
    ['/repo/', 'home'],
    ['/repo/?q=1', 'home'],
    ['/repo/articles/', 'articles'],
    ['/repo/articles/index.html', 'articles'],
    ['/repo/about.html', 'about'],
    ['/repo/%E5%90%8D%E5%AD%97/', 'name'],
    ['/repo/alias/', 'articles'],
  ])('shows %s', async (path, body) => {
    expect(await get(server, path)).toMatchObject({ status: 200, body });
  });

  it.each([
    ['/repo', '/repo/'],
    ['/repo/articles', '/repo/articles/'],
    ['/repo/articles?q=a%20b', '/repo/articles/?q=a%20b'],
    ['/repo/%E5%90%8D%E5%AD%97', '/repo/%E5%90%8D%E5%AD%97/'],
  ])('leads %s to %s', async (path, location) => {
    const answer = await get(server, path);
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe(location);
  });

  it.each([
    ['nothing there', '/repo/nowhere/'],
    ['nothing there in another language', '/repo/zh-cn/nowhere/'],
    ['a page without its ending', '/repo/about'],
    ['a file with a slash', '/repo/about.html/'],
    ['a folder without a page', '/repo/empty/'],
    ['a folder without a page and without its slash', '/repo/empty'],
    ['a hidden folder', '/repo/.hidden/'],
    ['an empty name, which a redirect would turn into a host', '/repo//articles'],
    ['a broken encoding', '/repo/%E5%90'],
    ['a zero byte', '/repo/about.html%00'],
    ['dots', '/repo/../secret.txt'],
    ['encoded dots', '/repo/%2e%2e/secret.txt'],
    ['an encoded slash', '/repo/..%2fsecret.txt'],
    ['an encoded backslash', '/repo/..%5csecret.txt'],
    ['a link out of the folder', '/repo/leak.txt'],
  ])('shows the root 404.html for %s', async (_, path) => {
    expect(await get(server, path)).toMatchObject({ status: 404, body: 'not here' });
  });

  it.each(['/', '/repository/', '/other/repo/'])('says where the site stands at %s', async (path) => {
    const answer = await get(server, path);
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('/repo/');
  });

  it.each([
    ['/repo/', 'text/html; charset=utf-8'],
    ['/repo/a.mjs', 'text/javascript; charset=utf-8'],
    ['/repo/feed.xml', 'application/xml; charset=utf-8'],
    ['/repo/empty/data.json', 'application/json; charset=utf-8'],
    ['/repo/pagefind/en.pf_meta', 'application/octet-stream'],
    ['/repo/nowhere.css', 'text/html; charset=utf-8'],
  ])('sends %s as %s', async (path, type) => {
    expect((await get(server, path)).headers['content-type']).toBe(type);
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await get(server, '/repo/', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-length']).toBe('4');
  });

  it('answers a known ETag with 304', async () => {
    const { etag = '' } = (await get(server, '/repo/')).headers;
    const answer = await get(server, '/repo/', { headers: { 'If-None-Match': etag } });
    expect(answer).toMatchObject({ status: 304, body: '' });
  });

  it('refuses to be written to', async () => {
    expect((await get(server, '/repo/', { method: 'POST' })).status).toBe(405);
  });

  it('serves at the root too', async () => {
    const root = await start({ base: '/' });
    expect((await get(root, '/articles')).headers.location).toBe('/articles/');
    expect(await get(root, '//articles')).toMatchObject({ status: 404, body: 'not here' });
  });

  it('answers 404 where the site has no 404.html', async () => {
    const bare = await start({ folder: join(folder, 'articles') });
    expect((await get(bare, '/repo/nowhere')).status).toBe(404);
  });
});

describe('serve, before it runs', () => {
  it('says what to do where nothing is built', async () => {
    await expect(start({ folder: join(parent, 'dist') })).rejects.toThrow('Run npm run build first.');
  });

  it('names a port in use and how to choose another', async () => {
    const port = Number(new URL(server.url).port);
    await expect(start({ port })).rejects.toThrow(/^Port \d+ is in use .* PORT=\d+ npm start$/);
  });

  it('takes the next free port where none was asked for', async () => {
    const port = Number(new URL(server.url).port);
    const next = await start({ port, exact: false });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(port);
  });
});

describe('portFromEnvironment', () => {
  it('leaves the port open unless PORT names it', () => {
    expect(portFromEnvironment({})).toEqual({ port: 4321, exact: false });
    expect(portFromEnvironment({ PORT: '8080' })).toEqual({ port: 8080, exact: true });
  });

  it.each(['http', '70000', '-1', '80.5'])('refuses PORT=%s', (value) => {
    expect(() => portFromEnvironment({ PORT: value })).toThrow(`PORT is “${value}”`);
  });
});
