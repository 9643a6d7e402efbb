import type { Trust } from './trust.ts';

/** What every section of the bench is given. */
export interface Bench {
  readonly trust: Trust;
  /** A new folder, gone when the bench ends. */
  folder(): Promise<string>;
  /** A store with the vouchers of the bench in it, of its own. */
  storeFolder(): Promise<string>;
  readonly rounds: number;
  /** Only the entrants whose label holds this. */
  readonly entrants: string;
  /** Where the peers leave their CPU profiles. */
  readonly profiles?: string;
  readonly windowMs: number;
  /** Turns of the long run. */
  readonly soakTurns: number;
  /** Also what takes long. */
  readonly long: boolean;
  /** Tells how far it is. */
  say(line: string): void;
}

/** Measures one thing and answers the Markdown about it. */
export type Section = (bench: Bench) => Promise<string>;
