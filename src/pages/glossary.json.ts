import type { APIRoute } from 'astro';
import { currentSite } from '../astro/current-site.ts';
import { glossaryJson } from '../site/glossary-json.ts';

/** The whole glossary for machines; what a key means stands in its schema. */
export const GET: APIRoute = () => Response.json(glossaryJson(currentSite()));
