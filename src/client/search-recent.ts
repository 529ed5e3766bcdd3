const KEY = 'searches';
/** How many searches are kept. */
const MOST = 5;
/** What is longer was pasted, not searched. */
const LONGEST = 80;

/** The last searches, the newest first. They are kept in this browser only. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, MOST) : [];
  } catch {
    // Storage is off, or holds what another program wrote.
    return [];
  }
}

/** Keeps a search that led somewhere. */
export function rememberSearch(query: string): void {
  const text = query.trim();
  if (text === '' || text.length > LONGEST) return;
  keep([text, ...recentSearches().filter((other) => other.toLowerCase() !== text.toLowerCase())]);
}

/** Forgets a search, or all of them. */
export function forgetSearch(query?: string): void {
  keep(query === undefined ? [] : recentSearches().filter((other) => other !== query));
}

function keep(queries: readonly string[]): void {
  try {
    if (queries.length > 0) localStorage.setItem(KEY, JSON.stringify(queries.slice(0, MOST)));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is off: nothing is kept.
  }
}
