import { cpus, loadavg } from 'node:os';

/** Cores, Node version and load; nothing that identifies the machine. */
export function machine(): string {
  const cores = cpus();
  const load = loadavg()[0] ?? 0;
  return `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, load average ${load.toFixed(1)} at the end`;
}
