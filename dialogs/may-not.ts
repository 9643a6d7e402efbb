import type { Action } from '../workflow/programme/definition.ts';
import { showRefusal } from './show-voucher.ts';
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

/** Answers a missing right with a refusal that keeps the typed values; rethrows other errors. */
export async function showMissingRight(turn: Turn, error: unknown): Promise<void> {
  if (!(error instanceof MayNot)) throw error;
  const { click } = turn;
  await showRefusal(turn, [await turn.missingRight(error.action)], undefined, click?.values);
}
