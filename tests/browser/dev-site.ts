import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { PROJECT } from '../build/fixture-site.ts';

const PATIENCE = 60_000;
const STEP = 100;

/** A dev server at work. */
export interface DevSite {
  /** Address of the home page, with a slash at its end. */
  readonly url: string;
  /** All that it printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** Starts `gazetteer dev` on a docs folder and waits until it answers. @throws with what it printed where it does not */
export async function startDev(docs: string): Promise<DevSite> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  let printed = '';
  const server = spawn(process.execPath, ['src/cli/main.ts', 'dev'], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], GAZETTEER_DOCS: docs, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const stop = async (): Promise<void> => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  const deadline = Date.now() + PATIENCE;
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`The dev server does not answer:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  return { url, printed: () => printed, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('The system gives no port.');
  return address.port;
}
