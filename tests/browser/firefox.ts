import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Drives the Firefox of the system by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which Firefox
 * speaks by itself. Playwright drives a Firefox of its own making, or one newer than the release with long
 * support (with 153 its first command fails); these few commands need neither.
 */
export interface Firefox {
  readonly version: string;
  /** Complaints since the last page was opened: errors and warnings of pages and of the console. */
  readonly complaints: readonly string[];
  /** Opens a page and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Runs a function in the page. What goes in and comes out passes through JSON; it may give a promise. */
  run<In, Out>(work: (given: In) => Out | Promise<Out>, given: In): Promise<Out>;
  /** Waits until a function of the page gives true. */
  until<In>(holds: (given: In) => boolean | Promise<boolean>, given: In): Promise<void>;
  /** Presses and releases keys one after another, with those held down all the while. */
  press(keys: readonly string[], held?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Keys without a character, as WebDriver names them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const KEYS = {
  enter: '\uE007',
  escape: '\uE00C',
  down: '\uE015',
  up: '\uE013',
  tab: '\uE004',
} as const;

/** How long a state is waited for; far longer than it takes. */
const PATIENCE = 20_000;

const PLACES = ['/Applications/Firefox.app/Contents/MacOS/firefox', '/snap/bin/firefox'];

/** Looks for nothing on the internet by itself, and asks nothing of who starts it. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/**
 * @param env the environment; GAZETTEER_FIREFOX and PATH are read from it
 * @returns the path of an executable, or undefined where there is none
 */
export function findFirefox(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const named = env['GAZETTEER_FIREFOX'];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const commands = ['firefox', 'firefox-esr'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...commands, ...PLACES].find((path) => existsSync(path));
}

/** Starts a Firefox without a window, with a profile of its own. @throws where it does not answer */
export async function launchFirefox(executable: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'gazetteer-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const clear = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const connection = await connect(`${await addressOf(child)}/session`);
    return await startSession(connection, clear);
  } catch (error) {
    await clear();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(printed) ?? [];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`Firefox ended before it listened:\n${printed}`)));
  });
}

interface Message {
  readonly id?: number;
  readonly error?: string;
  readonly message?: string;
  readonly result?: unknown;
  readonly method?: string;
  readonly params?: unknown;
}

interface Connection {
  send<T>(method: string, params: object): Promise<T>;
  onEvent(listener: (method: string, params: unknown) => void): void;
  close(): void;
}

async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners: ((method: string, params: unknown) => void)[] = [];
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`Firefox does not answer at ${url}.`));
  });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    const asked = message.id === undefined ? undefined : waiting.get(message.id);
    if (message.method) for (const listener of listeners) listener(message.method, message.params);
    if (!asked || message.id === undefined) return;
    waiting.delete(message.id);
    if (message.error) asked.reject(new Error(`Firefox: ${message.error}: ${message.message ?? ''}`));
    else asked.resolve(message.result);
  };
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox ended in the middle of a command.'));
  };
  let last = 0;
  return {
    send<T>(method: string, params: object): Promise<T> {
      last += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(last, asked);
      socket.send(JSON.stringify({ id: last, method, params }));
      return asked.promise as Promise<T>;
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    close: () => socket.close(),
  };
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

async function startSession(connection: Connection, clear: () => Promise<void>): Promise<Firefox> {
  const { capabilities } = await connection.send<{ capabilities: { browserVersion: string } }>(
    'session.new',
    {
      capabilities: {},
    },
  );
  await connection.send('session.subscribe', { events: ['log.entryAdded'] });
  const { context } = await connection.send<{ context: string }>('browsingContext.create', { type: 'tab' });
  const complaints: string[] = [];
  connection.onEvent((method, params) => {
    const { level, text } = params as { level?: string; text?: string };
    if (method === 'log.entryAdded' && (level === 'error' || level === 'warn'))
      complaints.push(`${level}: ${text}`);
  });
  async function run<In, Out>(work: (given: In) => Out | Promise<Out>, given: In): Promise<Out> {
    const answer = await connection.send<Evaluated>('script.callFunction', {
      functionDeclaration: `async (given) => JSON.stringify(await (${work.toString()})(JSON.parse(given)))`,
      arguments: [{ type: 'string', value: JSON.stringify(given) }],
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    const text = answer.result?.value;
    return (text === undefined ? undefined : JSON.parse(text)) as Out;
  }

  return {
    version: capabilities.browserVersion,
    complaints,
    async open(url) {
      complaints.length = 0;
      await connection.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    run,
    async until<In>(holds: (given: In) => boolean | Promise<boolean>, given: In): Promise<void> {
      const end = Date.now() + PATIENCE;
      while (!(await run(holds, given))) {
        if (Date.now() > end) throw new Error(`Waited in vain for ${holds.toString()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async press(keys, held = []) {
      const down = (value: string) => ({ type: 'keyDown', value });
      const up = (value: string) => ({ type: 'keyUp', value });
      const actions = [...held.map(down), ...keys.flatMap((key) => [down(key), up(key)]), ...held.map(up)];
      await connection.send('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keys', actions }],
      });
    },
    async close() {
      connection.close();
      await clear();
    },
  };
}
