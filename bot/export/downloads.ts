import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { STATE_ID, stateKey } from '../../workflow/records/records.ts';

/** Lifetime of a link. */
const TTL_SECONDS = 10 * 60;

export const FORMATS = [
  'xlsx',
  'vouchers.csv',
  'payments.csv',
  'history.csv',
  'calendar.ics',
] as const;
export type Format = (typeof FORMATS)[number];

/** Target of a link. The file is created on each fetch, with the person's present rights. */
export interface Download {
  readonly tenantId: string;
  readonly personId: string;
  readonly locale: string;
  /** Exports this voucher only. */
  readonly voucherId?: string;
  readonly conditions?: VoucherConditions;
}

export interface DownloadsOptions {
  readonly documents: Documents;
  readonly ids: Ids;
  /** Base URL of the bot, e.g. `https://desk.example`; undefined if the operator has not set it. */
  readonly publicUrl: () => string | undefined;
}

/** Links to exports and calendar files: unguessable ids, valid for ten minutes. */
export class Downloads {
  readonly #options: DownloadsOptions;

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /** @returns the URL of each format; undefined without a base URL */
  async offer(download: Download): Promise<Readonly<Record<Format, string>> | undefined> {
    const { documents, ids, publicUrl } = this.#options;
    const base = publicUrl();
    if (base === undefined) return undefined;
    const { tenantId } = download;
    const id = ids.next();
    await documents.commit(partition(tenantId, id), [
      { op: 'create', id: STATE_ID, kind: 'download', body: download, ttlSeconds: TTL_SECONDS },
    ]);
    const address = (format: Format): string =>
      `${base}/exports/${encodeURIComponent(tenantId)}/${id}/${format}`;
    return {
      xlsx: address('xlsx'),
      'vouchers.csv': address('vouchers.csv'),
      'payments.csv': address('payments.csv'),
      'history.csv': address('history.csv'),
      'calendar.ics': address('calendar.ics'),
    };
  }

  /** Undefined for an expired or unknown link. */
  async find(tenantId: string, id: string): Promise<Download | undefined> {
    const key = stateKey(partition(tenantId, id));
    return (await this.#options.documents.read<Download>(key))?.body;
  }
}

const partition = (tenantId: string, id: string) => ({ tenantId, aggregateId: `download:${id}` });
