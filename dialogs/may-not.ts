import type { Action } from '../workflow/programme/definition.ts';
import { mayNot, showRefusal } from './show-voucher.ts';
import type { Turn } from './turn.ts';

/** The person of the turn lacks a right. Answered with a refusal, not logged as an error. */
export class MayNot extends Error {
  readonly code = 'may-not';
  readonly action: Action;
  constructor(action: Action) {
    super(`the right is missing: ${action}`);
    this.name = 'MayNot';
    this.action = action;
  }
}

/** Answers a missing right with a refusal; rethrows any other error. */
export async function showMissingRight(turn: Turn, error: unknown): Promise<void> {
  if (!(error instanceof MayNot)) throw error;
  await showRefusal(turn, [mayNot(error.action)]);
}
