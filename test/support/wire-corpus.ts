import { wireCorpus, type WireRecord } from '../../scripts/docs/wire-corpus.ts';

/** Made-up people and ids of the recorded activities. */
export const WIRE = {
  appId: 'd3c2b1a0-9f8e-4000-8000-0000000c00de',
  tenantId: '5b1f6a2e-7c34-4000-8000-0000000c0001',
  /** The admin who sends most of them, and the personal chat. */
  admin: { id: '29:1mara-4kQx7Zt0bYw2Rr8', aadObjectId: 'a1a1a1a1-0001-4000-8000-0000000c0011' },
  ownChat: 'a:1maraOwnChatWithTheDesk0Kd8sW',
  colleague: { id: '29:1tom-9pLm3Vs6cUe1Qq5', aadObjectId: 'b2b2b2b2-0002-4000-8000-0000000c0012' },
  voucherId: 'FBRK-2718',
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an activity that tests read; all but a few may be missing. */
export interface Recorded {
  readonly type: string;
  readonly name?: string;
  readonly channelId: string;
  readonly textFormat?: string;
  readonly from: { readonly id: string; readonly aadObjectId?: string };
  readonly conversation?: { readonly id: string; readonly tenantId?: string };
  readonly [more: string]: unknown;
}

/** A recorded activity with this service URL; fields replace whole fields. */
export function recorded({ activity }: WireRecord, serviceUrl: string, fields: Fields = {}) {
  return { ...(activity as unknown as Recorded), serviceUrl, ...fields };
}

let records: ReadonlyMap<string, WireRecord> | undefined;

/** @param name folder and file: `messages/personal-greeting` */
export function wireRecord(name: string): WireRecord {
  records ??= new Map(wireCorpus().map((record) => [record.name, record]));
  const record = records.get(name);
  if (!record) throw new RangeError(`there is no test/wire/${name}.json`);
  return record;
}
