import { ActivityTypes } from '../sdk/bot-framework.ts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds, from a point read to Teams' timeout. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** Labels for activity types. The sender chooses the type, so others count as `other`. */
export const TURN_KINDS: readonly string[] = [
  ActivityTypes.Message,
  ActivityTypes.Invoke,
  ActivityTypes.ConversationUpdate,
  ActivityTypes.InstallationUpdate,
];

/** `still-working`: the person got an interim reply, and the work continues. */
export type TurnOutcome = 'ok' | 'failed' | 'store-away' | 'still-working';

/** Recurring jobs, each run by one replica. */
export const JOBS = ['daily-jobs', 'due-scan', 'waiting-scan', 'parked-sweep'] as const;
export type Job = (typeof JOBS)[number];

/** Metrics for operators, in the Prometheus format. One registry per process. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'route' | 'status'>;
  readonly #latency: Histogram<'route'>;
  readonly #turns: Histogram<'kind' | 'outcome'>;
  readonly #turnsEnded: Counter<'kind' | 'outcome'>;
  readonly #notices: Counter<'outcome' | 'code'>;
  readonly #connector: Histogram<'operation' | 'status'>;
  readonly #events: Counter<'outcome'>;
  readonly #lastRuns: Gauge<'task'>;
  readonly #store: Histogram<'operation' | 'outcome'>;
  readonly #charge: Counter;

  constructor() {
    const registers = [this.#registry];
    this.#requests = new Counter({
      name: 'desk_http_requests_total',
      help: 'Requests answered, by route and status.',
      labelNames: ['route', 'status'],
      registers,
    });
    this.#latency = new Histogram({
      name: 'desk_http_request_seconds',
      help: 'Time from a request to its answer.',
      labelNames: ['route'],
      buckets: BUCKETS,
      registers,
    });
    this.#turns = new Histogram({
      name: 'desk_turn_seconds',
      help: 'Time until a turn was answered, by the kind of its activity and the outcome so far.',
      labelNames: ['kind', 'outcome'],
      buckets: BUCKETS,
      registers,
    });
    this.#turnsEnded = new Counter({
      name: 'desk_turns_total',
      help: 'Turns whose work has ended, by kind and outcome (ok, failed, store-away).',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    // `rate()` needs a zero before the first increment.
    for (const kind of [...TURN_KINDS, 'other'])
      for (const outcome of ['ok', 'failed', 'store-away'])
        this.#turnsEnded.inc({ kind, outcome }, 0);
    this.#notices = new Counter({
      name: 'desk_notices_total',
      help: 'Attempts to send a notice, by outcome and code.',
      labelNames: ['outcome', 'code'],
      registers,
    });
    this.#connector = new Histogram({
      name: 'desk_connector_seconds',
      help: 'Time of a request to Teams, by operation and class of the status, or why none came.',
      labelNames: ['operation', 'status'],
      buckets: BUCKETS,
      registers,
    });
    this.#events = new Counter({
      name: 'desk_webhook_events_total',
      help: 'Signed events, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.#lastRuns = new Gauge({
      name: 'desk_last_run_timestamp_seconds',
      help: 'When a job last ended on this replica; the start of the process before that.',
      // Prometheus itself sets the label `job`.
      labelNames: ['task'],
      registers,
    });
    this.#store = new Histogram({
      name: 'desk_store_seconds',
      help: 'Time the store took, by operation and outcome (ok, conflict, unavailable).',
      labelNames: ['operation', 'outcome'],
      buckets: BUCKETS,
      registers,
    });
    this.#charge = new Counter({
      name: 'desk_store_request_units_total',
      help: 'What Cosmos DB charged, in request units; 0 on SQLite.',
      registers,
    });
  }

  /** Adds metrics of the Node process: memory, event loop, garbage collection. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A request was answered. @param route as declared, not the requested path */
  answered(route: string, status: number, milliseconds: number): void {
    this.#requests.inc({ route, status: String(status) });
    this.#latency.observe({ route }, milliseconds / 1000);
  }

  turned(kind: string, outcome: TurnOutcome, milliseconds: number): void {
    this.#turns.observe({ kind, outcome }, milliseconds / 1000);
  }

  /** The work of a turn has ended, possibly long after its response. */
  turnEnded(kind: string, outcome: Exclude<TurnOutcome, 'still-working'>): void {
    this.#turnsEnded.inc({ kind, outcome });
  }

  /** An attempt to send a notice has ended. Of a code of Teams only the status counts. */
  noticed(outcome: string, code: string): void {
    this.#notices.inc({ outcome, code: /^teams-\d{3}/u.exec(code)?.[0] ?? code });
  }

  /** A request to Teams has ended. @param result status, or the reason for a missing one */
  called(operation: string, result: number | string, milliseconds: number): void {
    this.#connector.observe({ operation, status: statusClass(result) }, milliseconds / 1000);
  }

  received(outcome: string): void {
    this.#events.inc({ outcome });
  }

  /** A job has ended. @param at milliseconds since the epoch */
  ran(job: Job, at: number): void {
    this.#lastRuns.set({ task: job }, at / 1000);
  }

  stored(
    operation: string,
    outcome: 'ok' | 'conflict' | 'unavailable',
    milliseconds: number,
  ): void {
    this.#store.observe({ operation, outcome }, milliseconds / 1000);
  }

  /** Adds the charge of a Cosmos DB response. */
  charged(requestUnits: number): void {
    this.#charge.inc(requestUnits);
  }

  /** Adds a gauge of a value in this process's memory. */
  gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: () => gauge.set(read()),
    });
  }

  /** The running version, as labels of a gauge that is always 1. */
  build(version: string): void {
    const labels = { version, node: process.versions.node };
    new Gauge({
      name: 'desk_build_info',
      help: 'The running version of the desk and of Node.',
      labelNames: ['version', 'node'],
      registers: [this.#registry],
    }).set(labels, 1);
  }

  /** All metrics in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/** 429 counts apart: it is part of normal operation. */
function statusClass(result: number | string): string {
  if (typeof result === 'string' || result === 429) return String(result);
  return `${Math.floor(result / 100)}xx`;
}
