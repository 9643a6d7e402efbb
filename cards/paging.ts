/** Where a page of a list stands: the cursors that led to it, and where the next one begins. */
export interface Paging {
  /** Empty on the first page; the last one is this page's own. */
  readonly cursors: readonly string[];
  readonly next?: string;
}
