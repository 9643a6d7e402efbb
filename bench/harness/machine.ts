import { cpus, loadavg } from 'node:os';

/** What it was measured on; nothing that would tell whose machine it is. */
export function machine(): string {
  const cores = cpus();
  const load = loadavg()[0] ?? 0;
  return `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, load average ${load.toFixed(1)} at the end`;
}
