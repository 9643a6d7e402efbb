import type { Programme } from '../workflow/programme/definition.ts';

/** Where names come from that are not in a locale. */
export interface Names {
  readonly programme: Programme;
  readonly personName: (personId: string) => string | undefined;
  /** IANA name for moments; absent: UTC. */
  readonly timeZone?: string;
}
