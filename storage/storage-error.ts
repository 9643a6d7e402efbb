import type { StoreReason } from '../workflow/kernel/ports.ts';

/**
 * `cursor-invalid`: the cursor is malformed or belongs to another query · `batch-too-large`: over
 * 100 writes or 1.9 MB in one commit · `store-unusable`: this version cannot work with the file or
 * container · `no-queries`: the documents of a trial are only found by key.
 */
export type StorageErrorCode =
  'cursor-invalid' | 'batch-too-large' | 'store-unusable' | 'no-queries';

/** The store is used or set up incorrectly; a retry does not help. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  /** Only for `store-unusable`. */
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
