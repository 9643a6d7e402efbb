import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from a point read to Teams' own time limit. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** What an operator sees of the desk, in the Prometheus format. One registry per desk. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'route' | 'status'>;
  readonly #latency: Histogram<'route'>;
  readonly #turns: Histogram<'kind'>;
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
      help: 'Time of a turn, by the kind of its activity.',
      labelNames: ['kind'],
      buckets: BUCKETS,
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

  /** The figures of the process itself, too: memory, event loop, collector. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A request was answered; the route as it was declared, not as it was asked for. */
  answered(route: string, status: number, milliseconds: number): void {
    this.#requests.inc({ route, status: String(status) });
    this.#latency.observe({ route }, milliseconds / 1000);
  }

  /** A turn is over. */
  turned(kind: string, milliseconds: number): void {
    this.#turns.observe({ kind }, milliseconds / 1000);
  }

  /** The store has answered, or has not. */
  stored(
    operation: string,
    outcome: 'ok' | 'conflict' | 'unavailable',
    milliseconds: number,
  ): void {
    this.#store.observe({ operation, outcome }, milliseconds / 1000);
  }

  /** What an answer of Cosmos DB has cost, in request units. */
  charged(requestUnits: number): void {
    this.#charge.inc(requestUnits);
  }

  /** A figure that is looked up when somebody asks; NaN when it cannot be had. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: async () => {
        const value = await Promise.resolve()
          .then(read)
          .catch(() => Number.NaN);
        gauge.set(value);
      },
    });
  }

  /** All figures, in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
