import { readdirSync, readFileSync } from 'node:fs';

/** Whether the system tells about processes as Linux does. */
export function hasProcessTree(): boolean {
  try {
    return parentOf(process.pid) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Resident memory in bytes of a process and all that it started, read from Linux's /proc. Pages that
 * processes share count for each of them, on both sides of a comparison alike.
 */
export function treeMemory(root: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? parentOf(pid) : undefined;
    if (parent === undefined) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(pid);
    else children.set(parent, [pid]);
  }
  let sum = 0;
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    sum += residentBytes(pid);
    open.push(...(children.get(pid) ?? []));
  }
  return sum;
}

/** Undefined where the process has ended meanwhile. */
function parentOf(pid: number): number | undefined {
  // The name of the program stands in brackets and may hold anything.
  const text = read(`/proc/${pid}/stat`);
  const parent = text.slice(text.lastIndexOf(')')).split(' ')[2];
  return parent === undefined ? undefined : Number(parent);
}

function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
