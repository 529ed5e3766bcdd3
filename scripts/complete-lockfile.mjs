/**
 * Completes package-lock.json with the optional packages of other systems.
 *
 * npm writes an entry only for a package it finds in the registry at hand. A registry that mirrors one
 * system's packages alone lacks the binaries of the others; the lockfile then lacks them too, and `npm ci`
 * refuses to work everywhere with “Missing … from lock file”. Each optional dependency of a locked package
 * that has no entry gets one with its version and, as far as its name tells, its system. Such an entry has
 * no integrity: a system that needs the package fetches it by its exact version.
 *
 *   node scripts/complete-lockfile.mjs [folder]           write the missing entries
 *   node scripts/complete-lockfile.mjs --check [folder]   exit with 1 where entries are missing
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Words in package names → the names npm knows (`process.platform`, `process.arch`, libc). */
const SYSTEMS = new Map(
  ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
    .map((name) => [name, name])
    .concat([['windows', 'win32']]),
);
const PROCESSORS = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]);
const C_LIBRARIES = new Map([
  ['gnu', 'glibc'],
  ['glibc', 'glibc'],
  ['musl', 'musl'],
]);
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/**
 * Lists the optional dependencies of locked packages that have no entry of their own.
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages `packages` of a lockfile
 * @returns {{ name: string, version: string, wantedBy: string }[]}
 */
export function findMissing(packages) {
  const missing = new Map();
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isLocked(packages, place, name))
        missing.set(`${name}@${version}`, { name, version, wantedBy: place });
    }
  }
  return [...missing.values()];
}

/** Looks for a package as Node does: beside the package that wants it, then in each folder above. */
function isLocked(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/**
 * The entry of an optional package: `@pagefind/windows-x64` → os win32, cpu x64.
 * @param {{ name: string, version: string }} wanted
 */
export function makeEntry({ name, version }) {
  const words = name.replace(/^@[^/]+\//, '').split('-');
  const pick = (find) => words.map(find).filter((word) => word !== undefined);
  const cpu = pick((word) => (PROCESSORS.has(word) ? word : undefined));
  const libc = pick((word) => C_LIBRARIES.get(word));
  const os = pick((word) => SYSTEMS.get(word));
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && os.includes('linux') && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** The lockfile with an entry for each of `missing`, in npm's own order (by path). */
function complete(lock, missing) {
  const packages = { ...lock.packages };
  for (const wanted of missing) packages[`node_modules/${wanted.name}`] = makeEntry(wanted);
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

function main(args) {
  const check = args.includes('--check');
  const folder =
    args.find((arg) => !arg.startsWith('--')) ?? dirname(dirname(fileURLToPath(import.meta.url)));
  const file = join(folder, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = findMissing(lock.packages);
  // Without an exact version there is nothing to lock; with a second version in the place, no free place.
  const hopeless = missing.filter(
    ({ name, version }) =>
      !EXACT_VERSION.test(version) || lock.packages[`node_modules/${name}`] !== undefined,
  );
  const list = (items) => items.map(({ name, version }) => `  ${name} ${version}`).join('\n');
  if (missing.length === 0) {
    console.log('package-lock.json is complete.');
  } else if (hopeless.length > 0) {
    console.error(
      `These cannot be added by themselves; run npm install where the registry has them:\n${list(hopeless)}`,
    );
    process.exitCode = 1;
  } else if (check) {
    console.error(
      `package-lock.json lacks ${missing.length} optional packages, so npm ci would fail:\n${list(missing)}`,
    );
    console.error('Run: node scripts/complete-lockfile.mjs');
    process.exitCode = 1;
  } else {
    writeFileSync(file, `${JSON.stringify(complete(lock, missing), null, 2)}\n`);
    console.log(`Added to package-lock.json:\n${list(missing)}`);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2));
}
