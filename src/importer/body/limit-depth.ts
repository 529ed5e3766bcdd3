/** No text a person writes nests deeper; parsers take a stack frame, or time, for every level. */
const CONTAINERS = 60;
const MARKS = 200;
/** Runs of stars and lines in one paragraph: the parser looks back over them for each. */
const RUNS = 4000;

/** Where a text nests too deep to be read. */
export interface TooDeep {
  readonly offset: number;
  readonly what: 'quotes and lists' | 'brackets and emphasis' | 'HTML elements';
}

/** Looks for what nests too deep, in one pass and without parsing; undefined where nothing does. */
export function findTooDeep(text: string): TooDeep | undefined {
  let at = 0;
  const marks: Marks = { brackets: 0, emphasis: 0, elements: 0 };
  for (const line of text.split('\n')) {
    const containers = containersOf(line);
    if (containers > CONTAINERS) return { offset: at, what: 'quotes and lists' };
    if (line.trim() === '') {
      marks.brackets = 0;
      marks.emphasis = 0;
    }
    const what = countMarks(line, marks);
    if (what !== undefined) return { offset: at, what };
    at += line.length + 1;
  }
  return undefined;
}

/** How many quotes and lists a line opens or goes on; its indentation counts where a list item follows. */
function containersOf(line: string): number {
  let count = 0;
  let at = 0;
  let blanks = 0;
  for (;;) {
    const character = line[at];
    if (character === ' ' || character === '\t') {
      blanks += character === '\t' ? 4 : 1;
      at++;
    } else if (character === '>') {
      count++;
      at++;
    } else {
      const item = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(line.slice(at, at + 12))?.[0];
      if (item === undefined) break;
      count++;
      at += item.length;
    }
  }
  return count === 0 ? 0 : count + Math.floor(blanks / 4);
}

const VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dd|dt|option)$/i;

/** What is open at a place. */
interface Marks {
  brackets: number;
  emphasis: number;
  elements: number;
}

/** Counts what a line opens and closes; gives what of it becomes too much, if anything does. */
function countMarks(line: string, marks: Marks): TooDeep['what'] | undefined {
  for (const [mark, slash, name] of line.matchAll(/\\.|\[|\]|[*_~]+|<(\/?)([A-Za-z][\w-]*)/g)) {
    if (mark === '[') marks.brackets++;
    else if (mark === ']') marks.brackets = Math.max(0, marks.brackets - 1);
    else if (name !== undefined) {
      if (!VOID.test(name)) marks.elements = Math.max(0, marks.elements + (slash === '/' ? -1 : 1));
    } else if (!mark.startsWith('\\')) marks.emphasis += mark.length > 20 ? mark.length : 1;
    if (marks.brackets > MARKS || marks.emphasis > RUNS) return 'brackets and emphasis';
    if (marks.elements > MARKS) return 'HTML elements';
  }
  return undefined;
}
