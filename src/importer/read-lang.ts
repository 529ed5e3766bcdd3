/** Names of countries that are written where a language is meant. */
const COUNTRIES: Readonly<Record<string, string>> = { cn: 'zh-CN', tw: 'zh-TW', jp: 'ja', kr: 'ko' };

const KNOWN = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language as heads write it, as a BCP 47 tag: zh_CN → zh-CN; undefined for what is none. */
export function readLang(text: string): string | undefined {
  const tag = text.trim().replaceAll('_', '-').replace(/\..*$/, '');
  const country = COUNTRIES[tag.toLowerCase()];
  if (country !== undefined) return country;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical !== undefined && KNOWN.of(canonical.split('-')[0] ?? '') !== undefined
      ? canonical
      : undefined;
  } catch {
    return undefined;
  }
}
