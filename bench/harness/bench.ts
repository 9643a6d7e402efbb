import type { Trust } from './trust.ts';

/** Context passed to every section. */
export interface Bench {
  readonly trust: Trust;
  /** Creates a folder that is deleted when the bench ends. */
  folder(): Promise<string>;
  /** Creates a folder with a copy of the seeded store. */
  storeFolder(): Promise<string>;
  readonly rounds: number;
  /** Runs only entrants whose label contains this text. */
  readonly entrants: string;
  /** Folder for the peers' CPU profiles. */
  readonly profiles?: string;
  readonly windowMs: number;
  /** Number of turns in the long run. */
  readonly soakTurns: number;
  /** True to include slow measurements. */
  readonly long: boolean;
  /** Prints progress. */
  log(line: string): void;
}

/** Runs one measurement and returns its report as Markdown. */
export type Section = (bench: Bench) => Promise<string>;
