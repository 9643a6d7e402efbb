import { translatorFor, type Translator } from '../../../locales/translator.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { contextFor } from '../../../workflow/desk/load-context.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import type { PersonRecord } from '../../../workflow/records/records.ts';
import type { OutboxServices } from '../queue/services.ts';

/** The recipient's translator and rights. */
export interface RenderContext {
  readonly t: Translator;
  readonly context: Context;
}

type RequiredServices = Pick<
  OutboxServices,
  'people' | 'programme' | 'rolePolicy' | 'time' | 'timeZone' | 'reader'
>;

/** Context of a card for one person. @param mentioned ids of persons whose names it may show */
export async function personalContext(
  services: RequiredServices,
  tenantId: string,
  person: PersonRecord,
  mentioned: readonly (string | undefined)[],
): Promise<RenderContext> {
  const partner = await services.reader.partner(tenantId);
  const { personId, email, name } = person;
  const by = { kind: 'person', personId, email, name } as const;
  return {
    t: await translator(services, partner, {
      tenantId,
      mentioned,
      locale: person.language ?? person.locale ?? 'en',
      timeZone: person.timeZone,
    }),
    context: contextFor({ ...services, clock: services.time }, by, partner),
  };
}

/** Context of a card that many people see: without anybody's rights. */
export async function sharedContext(
  services: RequiredServices,
  tenantId: string,
  locale: string,
  mentioned: readonly (string | undefined)[],
): Promise<RenderContext> {
  const partner = await services.reader.partner(tenantId);
  const context = contextFor({ ...services, clock: services.time }, { kind: 'desk' }, partner);
  return {
    t: await translator(services, partner, { tenantId, mentioned, locale }),
    context: { ...context, actor: { kind: 'person', personId: '', roles: [] } },
  };
}

async function translator(
  { people, programme, timeZone }: RequiredServices,
  partner: Partner,
  wanted: {
    readonly tenantId: string;
    readonly mentioned: readonly (string | undefined)[];
    readonly locale: string;
    readonly timeZone?: string;
  },
): Promise<Translator> {
  const names = new Map(partner.members.map((member) => [member.personId, member.name]));
  const strangers = wanted.mentioned
    .filter((id) => id !== undefined)
    .filter((id) => !names.has(id));
  const found = await Promise.all(strangers.map((id) => people.find(wanted.tenantId, id)));
  for (const person of found)
    if (person?.name !== undefined) names.set(person.personId, person.name);
  return translatorFor(wanted.locale, {
    programme,
    personName: (personId) => names.get(personId),
    timeZone: wanted.timeZone ?? timeZone,
  });
}
