import { translatorFor, type Translator } from '../../../locales/translator.ts';
import type { Context } from '../../../workflow/partner/context.ts';
import { contextFor } from '../../../workflow/desk/load-context.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { peopleCoveredBy } from '../../../workflow/people/absence.ts';
import { PersonNames } from '../../../workflow/people/person-names.ts';
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

/** Context of a card for one person. @param mentioned records whose people it may name */
export async function personalContext(
  services: RequiredServices,
  tenantId: string,
  person: PersonRecord,
  mentioned: readonly unknown[],
): Promise<RenderContext> {
  const partner = await services.reader.partner(tenantId);
  const { personId, email, name } = person;
  const { time: clock } = services;
  const covers = await peopleCoveredBy({ ...services, clock }, tenantId, person);
  const by = { kind: 'person', personId, email, name, covers } as const;
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
  mentioned: readonly unknown[],
): Promise<RenderContext> {
  const partner = await services.reader.partner(tenantId);
  const context = contextFor({ ...services, clock: services.time }, { kind: 'desk' }, partner);
  return {
    t: await translator(services, partner, { tenantId, mentioned, locale }),
    context: { ...context, actor: { kind: 'person', personId: '', roles: [] } },
  };
}

async function translator(
  services: RequiredServices,
  partner: Partner,
  wanted: {
    readonly tenantId: string;
    readonly mentioned: readonly unknown[];
    readonly locale: string;
    readonly timeZone?: string;
  },
): Promise<Translator> {
  const { programme, timeZone } = services;
  const names = new PersonNames(services, wanted.tenantId);
  names.mention(...wanted.mentioned);
  await names.load(partner);
  return translatorFor(wanted.locale, {
    programme,
    personName: (personId) => names.nameOf(personId),
    timeZone: wanted.timeZone ?? timeZone,
  });
}
