import type { StoreReason } from '../workflow/kernel/ports.ts';

/**
 * What can be wrong with a call or a store, apart from the store not answering:
 * `cursor-invalid` the cursor is none of ours or belongs to another query ·
 * `batch-too-large` over 100 writes or 1.9 MB in one commit ·
 * `store-unusable` the file or container is not one this version can work with.
 */
export type StorageErrorCode = 'cursor-invalid' | 'batch-too-large' | 'store-unusable';

/** A mistake in how the store is used or set up; trying again does not help. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  /** With `store-unusable`. */
  readonly reason: StoreReason | undefined;

  constructor(
    code: StorageErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly reason?: StoreReason } = {},
  ) {
    super(message, options);
    this.name = 'StorageError';
    this.code = code;
    this.reason = options.reason;
  }
}
