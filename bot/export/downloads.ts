import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import { STATE_ID, stateKey } from '../../workflow/records/records.ts';

/** A link that was not used by then leads nowhere. */
const TTL_SECONDS = 10 * 60;

export const FORMATS = ['xlsx', 'vouchers.csv', 'history.csv'] as const;
export type Format = (typeof FORMATS)[number];

/** What a link leads to; the file itself is made when it is fetched, with the rights of then. */
export interface Download {
  readonly tenantId: string;
  readonly personId: string;
  readonly locale: string;
  /** Only this voucher. */
  readonly voucherId?: string;
}

export interface DownloadsOptions {
  readonly documents: Documents;
  readonly ids: Ids;
  /** Where people reach the desk, e.g. `https://desk.example`; undefined while the operator has not told. */
  readonly publicUrl: () => string | undefined;
}

/** The links to exports: an id that cannot be guessed, good for ten minutes. */
export class Downloads {
  readonly #options: DownloadsOptions;

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /** @returns the address of each format; undefined where no link would lead back to the desk */
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
      'history.csv': address('history.csv'),
    };
  }

  /** What is ready to be fetched under an address; undefined once its time is over. */
  async find(tenantId: string, id: string): Promise<Download | undefined> {
    const key = stateKey(partition(tenantId, id));
    return (await this.#options.documents.read<Download>(key))?.body;
  }
}

const partition = (tenantId: string, id: string) => ({ tenantId, aggregateId: `download:${id}` });
