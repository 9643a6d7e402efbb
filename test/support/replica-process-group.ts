import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ReplicaSettings } from './replica-process.ts';

const SCRIPT = path.join(import.meta.dirname, 'replica-process.ts');

/** A replica of the desk in a process of its own; see `replica-process.ts`. */
class Replica {
  readonly #process: ChildProcess;
  readonly #ended: Promise<[code: number | null]>;
  readonly started: Promise<string>;
  /** Present while it can be reached. */
  address: string | undefined;

  constructor(settings: ReplicaSettings) {
    this.#process = spawn(process.execPath, [SCRIPT, JSON.stringify(settings)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#ended = once(this.#process, 'exit') as Promise<[number | null]>;
    const lines = createInterface({ input: this.#process.stdout! });
    this.started = once(lines, 'line').then(([line]) => (this.address = String(line)));
  }

  /** SIGSTOP, then SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal);
  }

  /** @returns its exit code; null when it was killed */
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

  /** Resolves once all of them can be reached. */
  async up(): Promise<void> {
    await Promise.all(this.#replicas.map(({ started }) => started));
  }

  /** The next one in turn that can be reached; undefined while none can. */
  address(): string | undefined {
    const reachable = this.#replicas.flatMap(({ address }) => address ?? []);
    return reachable[this.#turn++ % reachable.length];
  }

  /** Ends these without warning, all at one moment, and puts others into their places. */
  async kill(places: readonly number[]): Promise<void> {
    await Promise.all(
      places.map(async (place) => {
        await this.#replicas[place]?.end('SIGKILL');
        this.#replicas[place] = new Replica(this.#settings);
      }),
    );
  }

  /** Starts one more. */
  add(): void {
    this.#replicas.push(new Replica(this.#settings));
  }

  /** Stops one as a frozen container does, or continues it. */
  signal(place: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#replicas[place]?.signal(signal);
  }

  /** Asks one to end; what it exits with, and after how many milliseconds. */
  async stop(place: number): Promise<{ code: number | null | undefined; milliseconds: number }> {
    const began = performance.now();
    const code = await this.#replicas[place]?.end('SIGTERM');
    return { code, milliseconds: performance.now() - began };
  }

  async end(): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.end('SIGKILL')));
  }
}
