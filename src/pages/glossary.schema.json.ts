import type { APIRoute } from 'astro';
import { currentSite } from '../astro/current-site.ts';
import { glossaryJsonSchemaFile } from '../site/glossary-json.ts';

/** What the keys of glossary.json mean, as JSON Schema. */
export const GET: APIRoute = () => Response.json(glossaryJsonSchemaFile(currentSite()));
