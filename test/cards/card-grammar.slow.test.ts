import type { Card } from '../../cards/kit/card.ts';
import { plainTexts } from '../../cards/kit/plain-text.ts';
import { summaryOf } from '../../cards/kit/summary.ts';
import { LANGUAGES, translatorFor } from '../../locales/translator.ts';
import { everyCard, sampleNames } from '../../scripts/gallery/samples.ts';
import { partnerCommands } from '../../workflow/partner/commands/catalogue.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { inputsOf, partsOf, typeOf, type Part } from '../support/card-parts.ts';
import { typeProblems } from '../support/teams-card-types.ts';

const names = sampleNames('usual');
const cards = Object.entries(everyCard('usual')).flatMap(([name, make]) =>
  LANGUAGES.map((language) => {
    const card = make(translatorFor(language, names));
    return [`${name}, ${language}`, card, language] as const;
  }),
);

/** Elements and actions of version 1.5. */
const IN_1_5 =
  /^(?:AdaptiveCard|TextBlock|Container|Column|ColumnSet|ActionSet|Input\.\w+|Action\.(?:Execute|OpenUrl|Submit|ToggleVisibility)|Data\.Query|Layout\.Flow)$/u;

describe.each(cards)('%s', (_name, card, language) => {
  it('is of version 1.5, in its language, with a summary', () => {
    expect(card).toMatchObject({ version: '1.5', lang: language });
    expect(summaryOf(card)).not.toBe('');
  });

  it('has no property, value or element that the types of Teams do not know', () => {
    expect(typeProblems(card)).toEqual([]);
  });

  it('has a fallback of version 1.5 for every newer element', () => {
    const newer = partsOf(card).filter(([, part]) => isNewer(part));
    expect(newer.filter(([, { fallback }]) => !isPlain(fallback)).map(([at]) => at)).toEqual([]);
  });

  it('has one positive button at most, and on a form exactly one button to submit with', () => {
    const buttons = buttonsOf(card);
    const positive = buttons.filter(({ style }) => style === 'positive');
    expect(positive.length).toBeLessThanOrEqual(1);
    if (inputsOf(card).length === 0) return;
    const [submit] = buttons;
    const isDestructive = submit?.style === 'destructive';
    expect(positive).toEqual(isDestructive ? [] : [submit]);
    expect(isDestructive).toBe(TAKES_AWAY.has(verbOf(submit)) && 'commandId' in deskOf(submit));
  });

  it('shows as destructive what takes something away, except where a voucher is chosen for it', () => {
    const wrong = buttonsOf(card).filter(
      (button) =>
        takesAway(button) !== (button.style === 'destructive') &&
        button.style !== 'positive' &&
        deskOf(button).decision !== 'dismiss',
    );
    expect(wrong).toEqual([]);
  });

  it('has Cancel as the last button', () => {
    const verbs = ((card.actions ?? []) as readonly Part[]).map(verbOf);
    const at = verbs.indexOf('cancel');
    expect([-1, verbs.length - 1]).toContain(at);
    if (inputsOf(card).length > 0) expect(at).not.toBe(-1);
  });

  it('carries the same data in the fallback of each button', () => {
    const executes = partsOf(card).filter(([, part]) => typeOf(part) === 'Action.Execute');
    for (const [at, { data, fallback }] of executes)
      if (!at.endsWith('.refresh.action'))
        expect(fallback).toMatchObject({ type: 'Action.Submit', data });
  });

  it('names each row by all the words in it', () => {
    for (const [, { selectAction, ...row }] of partsOf(card)) {
      if (selectAction === undefined) continue;
      const title = wordsOf(String((selectAction as Part).title));
      const content = [...plainTexts(row)].flatMap(wordsOf);
      expect(content.filter((word) => !title.includes(word))).toEqual([]);
    }
  });

  it('has no two buttons of one name for different things, unless a tooltip tells them apart', () => {
    const alike = Map.groupBy(buttonsOf(card), ({ title, tooltip }) =>
      JSON.stringify([title, tooltip]),
    );
    const differ = [...alike].filter(
      ([, all]) => new Set(all.map(({ data, url }) => JSON.stringify([data, url]))).size > 1,
    );
    expect(differ.map(([name]) => name)).toEqual([]);
  });

  it('has colour on no text but errors, icons and bars in text', () => {
    const coloured = partsOf(card).filter(
      ([, part]) =>
        typeOf(part) === 'TextBlock' &&
        part.color !== undefined &&
        part.color !== 'default' &&
        !/^(?:⚠ .*|[✔✘⚠…›▶ℹ]|[▰▱]+)$/su.test(String(part.text)),
    );
    expect(coloured.map(([, { text }]) => text)).toEqual([]);
  });

  it('has one tinted box at most, besides the errors of a form', () => {
    const tinted = partsOf(card).filter(
      ([, { style, type }]) => type === 'Container' && style !== undefined && style !== 'attention',
    );
    expect(tinted.map(([at]) => at).slice(1)).toEqual([]);
  });

  it('asks only for fields of the schema of its command', () => {
    // An invisible input asks nothing; it carries what the form has shown.
    const inputs = inputsOf(card).filter(({ isVisible }) => isVisible !== false);
    if (inputs.length === 0) return;
    const verb = verbOf(buttonsOf(card)[0]);
    const unknown = inputs.map(({ id }) => String(id)).filter((id) => !isField(verb, id));
    expect(unknown).toEqual([]);
  });
});

it('finds a property that an element of Teams does not have, as showBarValues once was', () => {
  const chart = { type: 'Chart.HorizontalBar', showBarValues: false, data: [{ x: 'a', z: 1 }] };
  expect(typeProblems({ type: 'AdaptiveCard', body: [chart], actions: [] })).toEqual([
    'card.body[0].showBarValues: no property of Chart.HorizontalBar',
    'card.body[0].data[0].z: no property',
  ]);
  expect(typeProblems({ type: 'Badge', style: 'Bad' })).toEqual(['card.style: no value "Bad"']);
});

const TAKES_AWAY = new Set(['release', 'remove-location', 'undo', 'withdraw-role']);

const takesAway = (button: Part): boolean =>
  TAKES_AWAY.has(verbOf(button)) ||
  deskOf(button).remove === 'true' ||
  deskOf(button).feed === 'revoke';

const isNewer = (part: Part): boolean => 'type' in part && !IN_1_5.test(typeOf(part));

const isPlain = (fallback: unknown): boolean =>
  typeof fallback === 'object' && !partsOf(fallback).some(([, part]) => isNewer(part));

/** Buttons of the card and in it, without the taps on rows. */
function buttonsOf(card: Card): readonly Part[] {
  const sets = [card, ...partsOf(card).map(([, part]) => part)].filter(
    ({ type }) => type === 'AdaptiveCard' || type === 'ActionSet',
  );
  return [...new Set(sets)].flatMap(({ actions = [] }) => actions as readonly Part[]);
}

const deskOf = (button: Part | undefined): Part =>
  (button?.data as { readonly desk?: Part } | undefined)?.desk ?? {};
const verbOf = (button: Part | undefined): string => String(deskOf(button).verb);

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Inputs besides the schemas, as docs/contract.md names them, and forms without a command. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  capacity: ['ofConsultant', 'ofEngagement', 'periodFrom', 'periodUntil'],
  'grant-role': ['personEmail'],
  away: ['from', 'until', 'colleague'],
  'note-several': ['note'],
  'validate-several': ['customerEmailOf', 'onDate', 'alreadyDoneReason'],
  'handover-several': ['colleague', 'which', 'customer', 'reason'],
  'withdraw-role': ['grant'],
  language: ['language'],
  payments: ['customer', 'offer', 'year', 'person'],
  notifications: ['kinds', 'quietFrom', 'quietTo', 'digest'],
  snooze: ['reminders', 'remindOn'],
  remind: ['voucherId', 'remindOn', 'note'],
  'reminder-done': ['reminders'],
  vouchers: ['statuses', 'deadline', 'offer', 'scope'],
};

function isField(verb: string, id: string): boolean {
  const commands: Readonly<Record<string, { readonly schema: unknown }>> = {
    ...catalogue,
    ...partnerCommands,
  };
  const fields = [
    ...shapeOf(commands[verb]?.schema),
    ...(MORE[verb] ?? []),
    'voucherId',
    'voucherIds',
  ];
  return (
    fields.includes(id.replace(/\..*$/u, '')) || (verb === 'payment' && /^amountOf\./u.test(id))
  );
}

function shapeOf(schema: unknown): readonly string[] {
  const { out, shape } = (schema ?? {}) as { readonly out?: unknown; readonly shape?: object };
  return shape === undefined ? (out === undefined ? [] : shapeOf(out)) : Object.keys(shape);
}
