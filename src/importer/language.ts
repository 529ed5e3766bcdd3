import type { Lang } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';

/** The language of a file, and how it is known. */
export interface LanguageFound {
  /** BCP 47 tag, as far as it is known. */
  readonly tag: string;
  readonly why: 'told' | 'head' | 'file name' | 'folder' | 'text';
}

/** Languages that are recognised in file names beside those of the site; `cs` and `pl` are programs more often. */
const WELL_KNOWN = new Set([
  'ar',
  'de',
  'en',
  'es',
  'fr',
  'it',
  'ja',
  'ko',
  'pt',
  'ru',
  'tr',
  'uk',
  'vi',
  'zh',
]);

/** A language tag such as may stand in a file name: `zh`, `zh-cn`, `zh_CN`, `zh-Hans`. */
const TAG = /^[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}))?$/i;

/** The part of a file's path that names its language, and the path without it: the same for all translations. */
export interface LanguageInPath {
  readonly tag: string | undefined;
  readonly from: 'file name' | 'folder' | undefined;
  /** Path without language, folder of translations and ending. */
  readonly key: string;
}

/**
 * Reads the language from a path: `x.zh-cn.md`, `en/x.md`, `i18n/zh-CN/docusaurus-plugin-content-docs/current/x.md`.
 * @param path below the folder of the import
 */
export function languageInPath(path: string, languages: readonly Language[]): LanguageInPath {
  const folders = path.split('/');
  const file = (folders.pop() ?? '').replace(/\.(?:md|mdx|markdown|mdown|mkd|txt)$/i, '');
  const [, name = file, suffix] = /^(.+)\.([a-z]{2,3}(?:[-_][a-z]{2,4})?)$/i.exec(file) ?? [];
  const inName = suffix !== undefined && names(suffix, languages, WELL_KNOWN) ? suffix : undefined;
  const translated =
    /^i18n\/([^/]+)\/docusaurus-plugin-content-(docs|blog|pages)(?:\/(?:current|version-[^/]+))?(?:\/|$)/;
  const docusaurus = translated.exec(`${folders.join('/')}/`);
  if (docusaurus) {
    const rest = folders.join('/').slice(docusaurus[0].length).replace(/^\//, '');
    const key = [docusaurus[2], ...(rest === '' ? [] : [rest]), name].join('/');
    return { tag: clean(docusaurus[1]), from: 'folder', key };
  }
  // `docs/it/` may be about information technology: of folders only the site's own languages count.
  const at = folders.findIndex((folder) => names(folder, languages, new Set()));
  const inFolder = folders[at];
  const rest = inFolder === undefined ? folders : folders.filter((_, index) => index !== at);
  const key = [...rest, inName === undefined ? file : name].join('/');
  if (inName !== undefined) return { tag: clean(inName), from: 'file name', key };
  if (inFolder !== undefined) return { tag: clean(inFolder), from: 'folder', key };
  return { tag: undefined, from: undefined, key };
}

function names(part: string, languages: readonly Language[], others: ReadonlySet<string>): boolean {
  if (!TAG.test(part)) return false;
  const tag = clean(part).toLowerCase();
  const primary = primaryOf(tag);
  const own = languages.some((l) => primaryOf(l.tag) === primary || l.id === tag);
  return own || (others.has(primary) && (tag === primary || tag.length > 3));
}

const clean = (part = ''): string => part.replaceAll('_', '-');
const primaryOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** Whether Chinese under a tag is written in traditional characters; undefined where the tag does not tell. */
function isTraditional(tag: string): boolean | undefined {
  if (/hant|\b(?:tw|hk|mo)\b/i.test(tag)) return true;
  return /hans|\b(?:cn|sg)\b/i.test(tag) ? false : undefined;
}

/**
 * The site's language for a tag: the same tag or id, else the same language written in the same script.
 * @returns undefined where the site has none
 */
export function siteLanguage(tag: string, languages: readonly Language[]): Lang | undefined {
  const wanted = clean(tag).toLowerCase();
  const exact = languages.find((l) => l.tag.toLowerCase() === wanted || l.id === wanted);
  if (exact) return exact.id;
  const alike = languages.filter((l) => primaryOf(l.tag) === primaryOf(wanted));
  const script = isTraditional(wanted);
  const fits = alike.find((l) => {
    const own = isTraditional(l.tag);
    return script === undefined || own === undefined || own === script;
  });
  return fits?.id;
}

/**
 * Guesses the language of a text by its script. A text in Latin letters is taken for English, where the site
 * has no English for its first language in Latin letters.
 * @param text Markdown; code counts little, as fences are left out
 * @returns a language without region, `zh`, `ja`, `ko`, `en`, or a tag of the site
 */
export function languageOfText(text: string, languages: readonly Language[]): string {
  const prose = text
    .slice(0, SAMPLE)
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, ' ')
    .replace(/`[^`\n]*`|https?:\S+/g, ' ');
  const count = (pattern: RegExp): number => prose.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const words = count(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+/gu);
  // A word of letters says about as much as a Chinese character and a half; names stay English in any language.
  if (hangul > 0 && hangul >= han && hangul * 4 >= words) return 'ko';
  if (kana > 0 && kana * 8 >= han && (kana + han) * 4 >= words) return 'ja';
  if (han > 0 && han * 4 >= words) return 'zh';
  if (languages.some((l) => primaryOf(l.tag) === 'en')) return 'en';
  const latin = languages.find((l) => !/^(?:zh|ja|ko|ru|uk|el|ar|he|hi|th|fa)$/.test(primaryOf(l.tag)));
  return latin?.tag ?? 'en';
}

/** How many characters of a text are looked at: more make the guess no surer. */
const SAMPLE = 20_000;
