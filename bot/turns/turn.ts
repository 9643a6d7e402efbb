import { MayNot } from '../../dialogs/may-not.ts';
import type { Click, Services, ShownVoucher, Turn } from '../../dialogs/turn.ts';
import { translatorFor } from '../../locales/translator.ts';
import { PersonNames } from '../../workflow/people/person-names.ts';
import { anyOf, coded, type Fact } from '../../workflow/kernel/facts.ts';
import type { People } from '../../workflow/people/people.ts';
import {
  personActor,
  type Actor,
  type Person,
  type RolePolicy,
} from '../../workflow/partner/actor.ts';
import { mayEverAct, missingRight } from '../../workflow/partner/permissions.ts';
import { openRequest } from '../../workflow/partner/commands/role-requests.ts';
import type { Check } from '../../workflow/kernel/checks.ts';
import type { Action } from '../../workflow/programme/definition.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import type { PersonRecord } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { correlation } from '../telemetry/correlation.ts';
import type { Sender } from '../conversation/sender.ts';
import type { TurnAnswer } from './turn-answer.ts';

export interface TurnInput {
  readonly services: Services;
  readonly sender: Sender;
  /** The person's record; undefined if there is none. */
  readonly known: PersonRecord | undefined;
  /** Ids of the absent people whom the person covers now. */
  readonly covers?: readonly string[];
  readonly answer: TurnAnswer;
  readonly click?: Click;
  /** The reply replaces a card that only this person sees, also in a group. */
  readonly seenByOne?: boolean;
  /** Called when a message shows a voucher. */
  readonly onShown?: (shows: ShownVoucher, messageId: string) => void;
}

/** Creates the turn that commands and dialogs use; it reads each record once. */
export function createTurn(input: TurnInput): Turn {
  const { services, sender, known, covers, answer, click, seenByOne = false, onShown } = input;
  const { tenantId } = sender;
  // Where the bot is no member, nobody is known to see a view of their own.
  const isForOne = sender.isPersonal || (seenByOne && sender.isMember);
  const { email, name } = known ?? {};
  const person: Person = { personId: sender.personId, email, name, covers };
  const vouchers = new Map<string, Promise<Voucher | undefined>>();
  let partner: Promise<Partner> | undefined;
  const names = new PersonNames(services, tenantId, person);
  const readVoucher = async (voucherId: string): Promise<Voucher | undefined> => {
    const voucher = await services.reader.voucher(tenantId, voucherId);
    names.mention(voucher);
    return voucher;
  };
  const readPartner = (): Promise<Partner> => (partner ??= services.reader.partner(tenantId));
  const withNames = async (): Promise<Partner> => {
    const read = await readPartner();
    await names.load(read);
    return read;
  };
  const keepPartner = (changed: Partner): void => {
    names.useTeam(changed);
    partner = Promise.resolve(changed);
  };
  const actor = async (): Promise<Actor> =>
    personActor(person, await readPartner(), services.rolePolicy);
  const requireRight = async (action: Action): Promise<void> => {
    if (!mayEverAct(await actor(), action, services.programme)) throw new MayNot(action);
  };
  const locale = known?.language ?? sender.locale ?? known?.locale ?? 'en';
  const t = translatorFor(locale, {
    programme: services.programme,
    personName: names.nameOf.bind(names),
    timeZone: known?.timeZone ?? services.timeZone,
    reader: isForOne ? undefined : (name ?? email),
  });

  return {
    tenantId,
    person,
    language: t.language,
    t,
    services,
    click,
    amongOthers: isForOne ? undefined : { userIds: sender.isMember ? [sender.userId] : [] },
    correlationId: correlation.getStore(),
    actor,
    may: async (action) => mayEverAct(await actor(), action, services.programme),
    async askForRole() {
      const { email, name = email, personId } = person;
      if (email === undefined || name === undefined) return 'unproven';
      const outcome = await services.desk.changePartner({
        tenantId,
        by: { kind: 'person', ...person },
        command: { name: 'ask-for-role', person: personId, personName: name, email },
        commandId: services.ids.next(),
        correlationId: correlation.getStore(),
      });
      keepPartner(outcome.partner);
      const isAsked = outcome.kind === 'done' && outcome.events.length > 0;
      if (isAsked) return 'asked';
      if (openRequest(outcome.partner, personId)) return 'open';
      return mayEverAct(await actor(), 'read', services.programme) ? 'known' : 'declined';
    },
    async missingRight(action) {
      const read = await readPartner();
      const context = { actor: await actor(), programme: services.programme, partner: read };
      const unmet = missingRight(action, context, undefined);
      // Names are for the tenant's own people, whose address the roster proves.
      const who = person.email === undefined ? '' : unmet.facts.who;
      if (who !== '' || person.email === undefined) return withFact(unmet, who);
      const admins = await knownAdmins(services.people, tenantId, services.rolePolicy);
      return withFact(unmet, admins.length > 0 ? anyOf(admins) : '');
    },
    requireRight,
    async partner() {
      await requireRight('read');
      return withNames();
    },
    async mention(...records) {
      names.mention(...records);
      await withNames();
    },
    async voucher(voucherId) {
      const known = vouchers.get(voucherId) ?? readVoucher(voucherId);
      vouchers.set(voucherId, known);
      const [voucher] = await Promise.all([known, requireRight('read')]);
      await withNames();
      return voucher;
    },
    async reader() {
      await requireRight('read');
      return services.reader;
    },
    async changeVoucher(request) {
      const outcome = await services.desk.changeVoucher(request);
      if (outcome.kind !== 'unknown') {
        const { voucher } = outcome;
        names.mention(voucher);
        if (voucher) vouchers.set(voucher.voucherId, Promise.resolve(voucher));
        keepPartner(outcome.partner);
      }
      await requireRight('read');
      return outcome;
    },
    async changePartner(request) {
      const outcome = await services.desk.changePartner(request);
      keepPartner(outcome.partner);
      await requireRight('read');
      return outcome;
    },
    async handOver(request) {
      await requireRight('handover');
      return services.desk.handOver(request);
    },
    async announceImport(request) {
      await requireRight('import');
      return services.desk.announceImport(request);
    },
    async handBack(request) {
      await requireRight('handover');
      return services.desk.handBack(request);
    },
    async show(card, shows) {
      const messageId = await answer.show(card);
      if (shows && messageId !== undefined) onShown?.(shows, messageId);
    },
    tell: (text) => answer.tell(text),
  };
}

const withFact = (unmet: Check, who: Fact = ''): Check => ({
  ...unmet,
  facts: { ...unmet.facts, who },
});

/** The configured admins whom this tenant knows; the others may belong to another one. */
async function knownAdmins(
  people: People,
  tenantId: string,
  { admins }: RolePolicy,
): Promise<readonly Fact[]> {
  const found = await Promise.all(
    admins.map((admin) =>
      admin.includes('@') ? people.byEmail(tenantId, admin) : people.find(tenantId, admin),
    ),
  );
  return found.flatMap((person) => (person ? [coded('person', person.personId)] : []));
}
