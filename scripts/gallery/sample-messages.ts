import type { CommandName } from '../../cards/kit/command-name.ts';
import { didYouMeanCard } from '../../cards/chat/did-you-mean-card.ts';
import { guideCard } from '../../cards/chat/guide-card.ts';
import { helpCard } from '../../cards/chat/help-card.ts';
import { languageCard } from '../../cards/chat/language-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { programmeCard } from '../../cards/chat/programme-card.ts';
import { ruleCard } from '../../cards/chat/rule-card.ts';
import { rightsCard } from '../../cards/chat/rights-card.ts';
import { stillWorkingCard } from '../../cards/chat/still-working-card.ts';
import { welcomeCard } from '../../cards/chat/welcome-card.ts';
import { ENTRY_AT_STEP_4 } from '../../cards/partner/entry-at-step-4.ts';
import { DEFAULT_LANGUAGE, messagesOf } from '../../locales/languages.ts';
import { translatorFor } from '../../locales/translator.ts';
import type { Names } from '../../locales/names.ts';
import { ROLES } from '../../workflow/programme/definition.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import { everyCheck } from './sample-checks.ts';
import type { Samples } from './sample-forms.ts';
import type { Typed } from './sample-texts.ts';

const COMMANDS = Object.keys(messagesOf(DEFAULT_LANGUAGE)).flatMap(
  (key) => /^command\.(.+)\.words$/u.exec(key)?.[1] ?? [],
) as CommandName[];

export function sampleMessages(typed: Typed, names: Names): Samples {
  const welcomes = [...ROLES, undefined].map((role): [string, Samples[string]] => [
    `welcome ${role ?? 'without a role'}`,
    (t) =>
      welcomeCard(t, { name: typed.person, roles: role === undefined ? [] : [role], programme }),
  ]);
  const checks = everyCheck(typed).map((some, at): [string, Samples[string]] => [
    `checks ${at + 1}`,
    (t) => messageCard(t, { title: t.text('dialog.refused'), checks: some }),
  ]);
  return {
    ...Object.fromEntries(welcomes),
    'welcome of a new company': (t) =>
      welcomeCard(t, {
        ...{ name: typed.person, roles: ['global-admin'], programme },
        ...{ isSettingUp: true, entry: ENTRY_AT_STEP_4 },
      }),
    help: (t) => helpCard(t, { commands: COMMANDS, programme, entry: ENTRY_AT_STEP_4 }),
    'help with the steps': (t) =>
      helpCard(t, { commands: COMMANDS, programme, entry: [], open: 'steps' }),
    'help consultant': (t) =>
      helpCard(t, { commands: ['help', 'status', 'report', 'deadlines'], programme, entry: [] }),
    programme: (t) => programmeCard(t, { programme, entry: ENTRY_AT_STEP_4 }),
    rule: (t) => ruleCard(t, { about: 'reserve', programme }),
    rights: (t) =>
      rightsCard(t, { programme, roles: ROLES, own: ['consultant'], mayReadTeam: true }),
    guide: (t) =>
      guideCard(t, {
        programme,
        customer: t,
        from: {
          companyName: typed.companyName,
          managers: [{ name: typed.person, email: 'paula@contoso.example' }],
        },
      }),
    'guide without names': (t) => guideCard(t, { programme, customer: t, from: { managers: [] } }),
    'guide in English': (t) => guideCard(t, { programme, customer: translatorFor('en', names) }),
    language: (t) => languageCard(t),
    'did you mean': (t) =>
      didYouMeanCard(t, {
        utterance: typed.note,
        meanings: [
          { command: 'reserve', voucherId: typed.voucherId },
          { command: 'reschedule', voucherId: typed.voucherId },
          { command: 'release' },
          { command: 'report' },
        ],
      }),
    'still working': (t) => stillWorkingCard(t),
    'unknown voucher': (t) =>
      messageCard(t, {
        title: t.text('dialog.refused.voucher-known', { voucherId: typed.voucherId }),
        checks: [check('voucher-known', false, { voucherId: typed.voucherId })],
        actions: ['register', 'vouchers'],
        voucherId: typed.voucherId,
      }),
    'another role': (t) =>
      messageCard(t, {
        title: t.text('dialog.refused.may-act'),
        checks: [check('may-act', false, { action: coded('action', 'sign-agreement') })],
        actions: ['help'],
      }),
    message: (t) =>
      messageCard(t, {
        title: t.text('dialog.refused'),
        text: t.text('dialog.cancelled'),
        checks: everyCheck(typed)[0]?.filter(({ met }) => !met),
        actions: ['vouchers', 'next', 'help'],
        voucherId: typed.voucherId,
      }),
    ...Object.fromEntries(checks),
  };
}
