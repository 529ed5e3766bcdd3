import { siteOptions } from '../astro/site-options.ts';
import { portFromEnvironment, serve } from './serve.ts';

/** `gazetteer serve`: serves dist/ on loopback as GitHub Pages would, until it is stopped. */
export async function runServe(): Promise<number> {
  const { out, base } = siteOptions(process.cwd());
  try {
    const { url } = await serve({ folder: out, base, ...portFromEnvironment(process.env) });
    console.log(`The site is at ${url} (Ctrl-C ends).`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  return new Promise(() => undefined);
}
