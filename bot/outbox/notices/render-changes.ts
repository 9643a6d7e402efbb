import { changesCard, changesTitle } from '../../../cards/notices/changes-card.ts';
import type { NoticeView } from '../../../cards/notices/notice-card.ts';
import { entriesToShow } from '../../../workflow/notices/entries-to-show.ts';
import { CHANGES } from '../../../workflow/notices/outbox.ts';
import type { ActorReference } from '../../../workflow/partner/actor.ts';
import { readHistory } from '../../../workflow/records/read-history.ts';
import { voucherPartition, type PersonRecord } from '../../../workflow/records/records.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import { samePerson } from '../../../workflow/voucher/assignee.ts';
import {
  engagementChange,
  engagementKey,
  type EngagementChange,
} from '../../../workflow/voucher/planned-engagement.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import { batchWith } from '../rendering/batch-with.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';
import { voucherMessage } from './render-voucher-notice.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/** The queued changes of one voucher that still hold for the recipient. */
interface Change {
  readonly voucher: Voucher;
  readonly kind: 'voucher-corrected' | 'step-taken' | 'engagement-changed';
  readonly by: ActorReference;
  readonly entries: readonly VoucherEvent[];
  readonly engagement?: EngagementChange;
  /** The absent person whom the recipient covers. */
  readonly absentId?: string;
}

/**
 * One notice of all queued changes that others made to the recipient's vouchers and engagements, by
 * their present state. Changes that cancelled each other are dropped unsent.
 */
export async function renderChanges(
  services: OutboxServices,
  recipient: Recipient,
  row: RowDocument,
): Promise<Message | typeof NO_ROLE> {
  const { person } = recipient;
  const also = await batchWith(services, person.personId, row, CHANGES);
  const rows = [row, ...also].toSorted((one, other) => entryOf(one) - entryOf(other));
  const byVoucher = Map.groupBy(rows, ({ body }) => body.voucherId ?? '');
  const found = await Promise.all(
    [...byVoucher].map(([voucherId, queued]) => changeOf(services, person, voucherId, queued)),
  );
  const changes = found.filter((change) => change !== undefined);
  const [first, ...more] = changes;
  if (first === undefined) return { also };
  const { t, context } = await personalContext(services, row.tenantId, person, [
    ...changes.flatMap(({ absentId, voucher, by, entries }) => [
      voucher,
      by,
      { personId: absentId },
      ...entries,
    ]),
  ]);
  // Without a role the person could not see the voucher of a released engagement.
  if (!maySee(services, person, context.partner))
    return changes.every(({ engagement }) => engagement?.change === 'released')
      ? { also }
      : NO_ROLE;
  const views = changes.map((change): NoticeView => ({
    ...voucherView(change.voucher, context),
    ...change,
  }));
  const [view] = views;
  if (more.length === 0 && view !== undefined)
    return {
      ...(await voucherMessage(services, recipient, first.voucher, { t, context, view })),
      also,
    };
  return { activity: cardActivity(changesCard(t, views), changesTitle(t, views)), also };
}

/** The number of the event in the voucher's history, with which `about` begins. */
const entryOf = ({ body: { about = '' } }: RowDocument): number => Number.parseInt(about, 10) || 0;

/** The engagement as the recipient knew it before. */
const knownBefore = ({ body: { about = '' } }: RowDocument): string => about.split(' ')[1] ?? '';

async function changeOf(
  { documents, people, reader }: OutboxServices,
  recipient: PersonRecord,
  voucherId: string,
  rows: readonly RowDocument[],
): Promise<Change | undefined> {
  const [first] = rows;
  const voucher = first && (await reader.voucher(first.tenantId, voucherId));
  if (voucher === undefined) return undefined;
  const { absentId } = rows.find(({ body }) => body.absentId !== undefined)?.body ?? {};
  const person =
    absentId === undefined
      ? recipient
      : ((await people.find(voucher.tenantId, absentId)) ?? { personId: absentId });
  const booking = rows.find(({ body }) => body.kind === 'engagement-changed');
  const engagement = booking && changedEngagement(voucher, person, knownBefore(booking));
  const queued = rows.filter(({ body }) => body.kind !== 'engagement-changed');
  const entries =
    queued.length === 0 || !samePerson(voucher.assignee, person)
      ? []
      : entriesToShow(
          await readHistory(documents, voucherPartition(voucher.tenantId, voucherId)),
          queued.map(entryOf),
        );
  // Rows of earlier builds do not say which entry they are about.
  const isUnnamed = queued.some(({ body }) => body.about === undefined);
  if (engagement === undefined && entries.length === 0 && !isUnnamed) return undefined;
  const { by = { kind: 'desk' } } = rows.at(-1)?.body ?? {};
  const kinds = queued.map(({ body }) => body.kind);
  const ofEntries = kinds.includes('step-taken') ? 'step-taken' : 'voucher-corrected';
  return {
    voucher,
    kind: engagement ? 'engagement-changed' : ofEntries,
    by,
    entries,
    ...(engagement && { engagement }),
    ...(absentId !== undefined && { absentId }),
  };
}

function changedEngagement(
  voucher: Voucher,
  { email, personId }: PersonRecord,
  known: string,
): EngagementChange | undefined {
  const ids = [personId, email === undefined ? '' : `email:${email.toLowerCase()}`];
  const present = engagementKey(voucher, (consultant) => ids.includes(consultant));
  return engagementChange(voucher, known, present);
}
