import { rescheduleCard } from '../../cards/forms/reschedule-card.ts';
import { voucherCard } from '../../cards/voucher/voucher-card.ts';
import {
  engagementsFor,
  plannableConsultants,
} from '../../workflow/views/plannable-consultants.ts';
import { translatorFor } from '../../locales/translator.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import { personActor } from '../../workflow/partner/actor.ts';
import { dayAt, toInstant } from '../../workflow/kernel/day.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import { benchPerson } from '../harness/bench-people.ts';
import { BENCH_ADMINS, benchVoucher } from '../harness/seed.ts';
import { seeded } from '../harness/seeded.ts';

/**
 * Returns functions that render the desk's card of a reserved voucher and its form to reschedule.
 */
export async function renderBenchCards() {
  const documents = await seeded(':memory:', 1);
  const reader = new Reader(documents);
  const voucher = await reader.voucher(DEMO_TENANT, benchVoucher(0));
  const partner = await reader.partner(DEMO_TENANT);
  await documents.close();
  if (voucher === undefined) throw new TypeError('the bench has no voucher');

  const rolePolicy = { admins: BENCH_ADMINS, everyoneIsAdmin: false };
  const actor = personActor(benchPerson(0), partner, rolePolicy);
  const names = new Map(partner.members.map((member) => [member.personId, member.name]));
  const t = translatorFor('en-GB', { programme, personName: (id) => names.get(id) });
  const today = dayAt(Date.now(), 'UTC');
  const now = toInstant(Date.now());
  const context = { actor, partner, programme, now, today, timeZone: 'UTC' };
  return {
    voucher: () => voucherCard(t, { ...voucherView(voucher, context), done: [] }),
    reschedule: () =>
      rescheduleCard(t, {
        voucher,
        commandId: '00000000-0000-4000-8000-000000000000',
        form: { values: {}, refused: [] },
        today,
        consultants: plannableConsultants(context, engagementsFor(voucher, context, undefined)),
      }),
  };
}
