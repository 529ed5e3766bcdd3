const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(?<hour>\d{1,2})[:：时](?<minute>\d{1,2})(?:[:：分](?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?秒?)?分?(?:\s*(?<half>[ap])\.?m\.?)?`;
const ZONE = String.raw`(?<zone>Z|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d{2})?(?:\s+[A-Z]{2,5})?|UTC|GMT)?(?:\s*\([^)]*\))?`;
const TIME = String.raw`(?:(?:\s*[T,，]\s*|\s+)${CLOCK}\s*${ZONE})?`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
const MONTH = `(?<name>${MONTHS.join('|')})[a-z]*\\.?`;

/** The forms in which front matter gives dates. */
const FORMS = [
  // 2018-09-07, 2018/9/7, 2018.9.7, 2018年9月7日, each with or without a time and its zone
  new RegExp(String.raw`^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?${TIME}$`, 'i'),
  // 2018-09, 2018年9月
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})月?$/,
  // 20180907, and 20180907120000
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<zone>Z)?)?$/,
  // 2018
  /^(?<year>(?:19|20)\d{2})年?$/,
  // September 7, 2018; Sep 7 2018 12:00
  new RegExp(
    String.raw`^${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${TIME}$`,
    'i',
  ),
  // Fri, 07 Sep 2018 12:00:00 +0800
  new RegExp(
    String.raw`^${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th)?\s+${MONTH},?\s+(?<year>\d{4})${TIME}$`,
    'i',
  ),
  // Fri Sep 7 12:00:00 2018
  new RegExp(String.raw`^${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})\s+${CLOCK}\s+(?<year>\d{4})$`, 'i'),
];

/**
 * Reads a date as front matter gives it. It is never moved to another zone: without one it stays without.
 * Numbers of ten or thirteen digits are seconds or milliseconds since 1970, which are in UTC.
 * @returns ISO 8601, as exact as given: 2018, 2018-09, 2018-09-07, 2018-09-07T12:00:00+08:00; undefined for
 *   what is no date, and for days there are not
 */
export function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromEpoch(Number(text) * (text.length === 10 ? 1000 : 1));
  if (text.length > 100) return undefined;
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts) return assemble(parts);
  }
  return undefined;
}

/** The date at the beginning of a file name, as Jekyll and others write it: `2018-09-07-iot.md`. */
export function dateInName(name: string): string | undefined {
  const found = /^(\d{4}-\d{1,2}-\d{1,2})(?=[-_. ]|$)/.exec(name)?.[1];
  return found === undefined ? undefined : readDate(found);
}

type Parts = Readonly<Record<string, string | undefined>>;

function assemble(parts: Parts): string | undefined {
  const { year = '', day } = parts;
  const named = parts['name'] === undefined ? undefined : MONTHS.indexOf(parts['name'].toLowerCase()) + 1;
  const month = named === undefined ? parts['month'] : String(named);
  if (!isDay(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined;
  const date = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]));
  const time = clock(parts);
  return time === undefined ? undefined : date.join('-') + time;
}

/** `T12:00:00+08:00`; empty without a time, undefined for one there is not. */
function clock(parts: Parts): string | undefined {
  const { minute, second, fraction, half } = parts;
  if (parts['hour'] === undefined || minute === undefined) return '';
  let hour = Number(parts['hour']);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const two = (number: number | string): string => String(number).padStart(2, '0');
  const seconds = second === undefined ? '' : `:${two(second)}`;
  const rest = fraction === undefined ? '' : `.${fraction}`;
  return `T${two(hour)}:${two(minute)}${seconds}${rest}${zone(parts['zone'])}`;
}

/** `Z`, `+08:00`, or nothing. */
function zone(text: string | undefined): string {
  if (text === undefined) return '';
  const found = /([+-])(\d{1,2}):?(\d{2})?/.exec(text);
  return found ? `${found[1]}${(found[2] ?? '').padStart(2, '0')}:${found[3] ?? '00'}` : 'Z';
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function fromEpoch(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
