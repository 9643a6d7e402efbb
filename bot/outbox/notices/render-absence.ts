import { messageCard } from '../../../cards/chat/message-card.ts';
import { coded, day } from '../../../workflow/kernel/facts.ts';
import { absenceAhead } from '../../../workflow/people/absence.ts';
import type { AbsenceMoment } from '../../../workflow/notices/absence-notices.ts';
import { personPartition, stateKey, type PersonRecord } from '../../../workflow/records/records.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { personalContext } from '../rendering/render-context.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from './resolve-conversation.ts';
import type { Message } from './send-notice.ts';

/**
 * To the absent person or the one who covers: an absence is planned, begins or ends. Undefined if it
 * was changed or ended meanwhile. Reads the record itself, since the cached one may be older than
 * the notice.
 */
export async function renderAbsence(
  services: OutboxServices,
  { person }: Recipient,
  { tenantId, body: { about = '', absentId = '' } }: RowDocument,
): Promise<Message | undefined> {
  const { documents, people, time, timeZone } = services;
  const key = stateKey(personPartition(tenantId, absentId));
  const absent = (await documents.read<PersonRecord>(key))?.body;
  const [moment, id] = about.split(' ') as [AbsenceMoment, string];
  const { absence } = absent ?? {};
  const isOwn = person.personId === absentId;
  const ahead = absenceAhead(absent, { clock: time, timeZone });
  if (moment === 'over') {
    if (ahead?.coverId === person.personId) return undefined;
  } else if (absence?.id !== id || absence.endedAt !== undefined) return undefined;
  if (moment === 'end' && !isOwn) await people.dropCover(tenantId, person.personId, absentId);
  const { t } = await personalContext(services, tenantId, person, [
    { personId: absentId },
    { personId: absence?.coverId },
  ]);
  const facts = {
    absent: coded('person', absentId),
    cover: absence === undefined ? '' : coded('person', absence.coverId),
    from: absence === undefined ? '' : day(absence.from),
    until: absence === undefined ? '' : day(absence.until),
  };
  const whose = isOwn ? 'own' : 'cover';
  const title = `notice.absence.${moment}.${whose}.title` as const;
  const card = messageCard(t, {
    title: t.text(title as 'notice.absence.start.own.title', facts),
    text: t.text(
      `notice.absence.${moment}.${whose}.text` as 'notice.absence.start.own.text',
      facts,
    ),
    actions: moment === 'over' || !isOwn ? ['next', 'deadlines'] : ['away', 'next', 'vouchers'],
  });
  return {
    activity: cardActivity(card, t.plain(title as 'notice.absence.start.own.title', facts)),
  };
}
