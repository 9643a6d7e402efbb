import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ReplicaSettings } from './replica-process.ts';

const SCRIPT = path.join(import.meta.dirname, 'replica-process.ts');

/** A replica in a process; see `replica-process.ts`. */
class Replica {
  readonly #process: ChildProcess;
  readonly #ended: Promise<[code: number | null]>;
  readonly started: Promise<string>;
  /** Undefined while it cannot be reached. */
  address: string | undefined;

  constructor(settings: ReplicaSettings) {
    this.#process = spawn(process.execPath, [SCRIPT, JSON.stringify(settings)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#ended = once(this.#process, 'exit') as Promise<[number | null]>;
    const lines = createInterface({ input: this.#process.stdout! });
    this.started = once(lines, 'line').then(([line]) => (this.address = String(line)));
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal);
  }

  /** @returns the exit code; null if killed */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.address = undefined;
    this.#process.kill(signal);
    return (await this.#ended)[0];
  }
}

/** Several replicas over one store, as behind a load balancer. */
export class ReplicaGroup {
  readonly #settings: ReplicaSettings;
  readonly #replicas: Replica[];
  #turn = 0;

  constructor(settings: ReplicaSettings, size: number) {
    this.#settings = settings;
    this.#replicas = Array.from({ length: size }, () => new Replica(settings));
  }

  get size(): number {
    return this.#replicas.length;
  }

  /** Resolves once all replicas can be reached. */
  async up(): Promise<void> {
    await Promise.all(this.#replicas.map(({ started }) => started));
  }

  /** The next reachable replica, round robin; undefined if there is none. */
  address(): string | undefined {
    const reachable = this.#replicas.flatMap(({ address }) => address ?? []);
    return reachable[this.#turn++ % reachable.length];
  }

  /** Kills these replicas at the same time and starts new ones. */
  async kill(places: readonly number[]): Promise<void> {
    await Promise.all(
      places.map(async (place) => {
        await this.#replicas[place]?.end('SIGKILL');
        this.#replicas[place] = new Replica(this.#settings);
      }),
    );
  }

  /** Starts another replica. */
  add(): void {
    this.#replicas.push(new Replica(this.#settings));
  }

  /** Stops a replica as a frozen container does, or continues it. */
  signal(place: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#replicas[place]?.signal(signal);
  }

  /** Sends SIGTERM; returns the exit code and the milliseconds to the exit. */
  async stop(place: number): Promise<{ code: number | null | undefined; milliseconds: number }> {
    const began = performance.now();
    const code = await this.#replicas[place]?.end('SIGTERM');
    return { code, milliseconds: performance.now() - began };
  }

  async end(): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.end('SIGKILL')));
  }
}
