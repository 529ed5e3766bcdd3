import { join } from 'node:path';
import { siteOptions } from '../astro/site-options.ts';
import { serve } from './serve.ts';

/** `gazetteer serve`: serves dist/ on loopback as GitHub Pages would, until it is stopped. */
export async function runServe(): Promise<number> {
  const { root, base } = siteOptions(process.cwd());
  const asked = process.env['PORT'];
  const port = asked === undefined ? 4321 : Number(asked);
  try {
    const { url } = await serve({
      folder: join(root, 'dist'),
      base,
      port,
      host: '127.0.0.1',
      exact: asked !== undefined,
    });
    console.log(`The site is at ${url} (Ctrl-C ends).`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  return new Promise(() => undefined);
}
