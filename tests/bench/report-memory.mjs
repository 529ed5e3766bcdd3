/** Loaded into a measured process: writes the most memory it held, in bytes, when it ends. */
import { writeFileSync } from 'node:fs';

const path = process.env.GAZETTEER_BENCH_MEMORY;
process.on('exit', () => {
  if (path) writeFileSync(path, String(process.resourceUsage().maxRSS * 1024));
});
