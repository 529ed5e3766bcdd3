/**
 * Writes a date as exact as it is known in the way of a language: 2018 → “2018”, 2018-09 → “September
 * 2018”, 2018-09-09 → “9 September 2018” or “2018年9月9日”.
 * @param date ISO, possibly cut after the year or the month
 * @param tag BCP 47 tag; plain `en` is written day first
 */
export function formatDate(date: string, tag: string): string {
  const [year = '', month, day] = date.split('-');
  const locale = tag === 'en' ? 'en-GB' : tag;
  const value = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(value);
}
