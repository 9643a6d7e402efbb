import adaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import MarkdownIt from 'markdown-it';
import type { Card } from '../../cards/kit/card.ts';
import { forDialog } from '../../cards/kit/for-dialog.ts';
import { summaryOf } from '../../cards/kit/summary.ts';
import { pseudoTranslator } from '../../locales/pseudo.ts';
import { LANGUAGES, translatorFor, type Translator } from '../../locales/translator.ts';
import { TYPED, type SampleKind } from '../../scripts/gallery/sample-texts.ts';
import { everyCard, sampleNames } from '../../scripts/gallery/samples.ts';
import {
  ambiguousTitles,
  executesOf,
  inputsOf,
  markdownOf,
  partsOf,
  plainOf,
  tapsOf,
  typeOf,
  type Part,
} from '../support/card-parts.ts';

const { AdaptiveCard, HostConfig, SerializationContext, Version } = adaptiveCards;

const BUDGET = 28 * 1024;
const ACTIONS_MAX = 6;

const kinds: readonly SampleKind[] = ['usual', 'longest', 'hostile'];

/** A card in one reader's view. */
interface Seen {
  readonly as: string;
  readonly kind: SampleKind;
  readonly card: Card;
}

const seen = kinds.flatMap((kind) => {
  const names = sampleNames(kind);
  const translators: readonly Translator[] = [
    ...LANGUAGES.map((language) => translatorFor(language, names)),
    pseudoTranslator(names),
  ];
  return Object.entries(everyCard(kind)).flatMap(([name, make]) =>
    translators.map((t) => ({ name, as: `${t.language}, ${kind}`, kind, card: make(t) })),
  );
});
const cards = [...Map.groupBy(seen, ({ name }) => name)];

describe.each(cards)('%s', (_name, views) => {
  it('is a card of version 1.5 that the renderer accepts', () => {
    expect(wrongIn(views, problemsOf)).toEqual([]);
  });

  it('is under 28 KB and has six buttons at most', () => {
    const size = (card: Card) => Buffer.byteLength(JSON.stringify(card));
    expect(wrongIn(views, (card) => (size(card) < BUDGET ? [] : [size(card)]))).toEqual([]);
    const buttons = ({ actions = [] }: Card) => (actions as readonly unknown[]).length;
    const tooMany = (card: Card) => (buttons(card) > ACTIONS_MAX ? [buttons(card)] : []);
    expect(wrongIn(views, tooMany)).toEqual([]);
  });

  it('has every expression evaluated and no text missing', () => {
    const unfilled = /\$\{|undefined|\[object|NaN/u;
    expect(wrongIn(views, (card) => textsOf(card).filter((text) => unfilled.test(text)))).toEqual(
      [],
    );
    const strange = (part: Part) => part.text === '' || '$data' in part || '$when' in part;
    expect(wrongIn(views, (card) => placesOf(card, strange))).toEqual([]);
  });

  it('labels every input and names its error', () => {
    const bare = (part: Part) =>
      isInput(part) && part.isVisible !== false && (!part.label || !part.errorMessage);
    expect(wrongIn(views, (card) => placesOf(card, bare))).toEqual([]);
    const twice = (card: Card) => {
      const ids = inputsOf(card).map(({ id }) => String(id));
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    };
    expect(wrongIn(views, twice)).toEqual([]);
  });

  it('wraps every text and starts with its subject', () => {
    const cut = (part: Part) => isText(part) && part.wrap !== true && !isSign(part.text);
    expect(wrongIn(views, (card) => placesOf(card, cut))).toEqual([]);
    const isBold = ({ text, weight }: Part) => weight === 'bolder' || /^\*\*/u.test(String(text));
    const first = (card: Card) =>
      partsOf(card).find(([, part]) => isText(part) && !isSign(part.text))?.[1] ?? {};
    expect(wrongIn(views, (card) => [first(card)].filter((part) => !isBold(part)))).toEqual([]);
  });

  it('has no element that overflows a narrow card, such as a set of facts with a long address', () => {
    const tooWide = (part: Part) => typeOf(part) === 'FactSet';
    expect(wrongIn(views, (card) => placesOf(card, tooWide))).toEqual([]);
  });

  it('leaves no gap for an empty part', () => {
    const hollow = (part: Part) =>
      typeOf(part) === 'Container' && (part.items as readonly unknown[]).length === 0;
    expect(wrongIn(views, (card) => placesOf(card, hollow))).toEqual([]);
  });

  it('gives every picture and every tap a name', () => {
    const nameless = (part: Part) =>
      (typeOf(part) === 'Image' && !part.altText) ||
      (typeOf(part).startsWith('Action.') && !part.title);
    expect(wrongIn(views, (card) => placesOf(card, nameless))).toEqual([]);
  });

  it('marks rows that can be tapped, and no others', () => {
    const arrows = (part: unknown) =>
      partsOf(part).filter(([, { text }]) => text === '›' || text === '▾').length;
    const bare = (part: Part) => part.selectAction !== undefined && arrows(part) !== 1;
    expect(wrongIn(views, (card) => placesOf(card, bare))).toEqual([]);
    const taps = (card: Card) => placesOf(card, (part) => part.selectAction !== undefined).length;
    const astray = (card: Card) => (arrows(card) === taps(card) ? [] : [arrows(card)]);
    expect(wrongIn(views, astray)).toEqual([]);
  });

  it('names its rows uniquely unless they do the same', () => {
    expect(wrongIn(views, ambiguousTitles)).toEqual([]);
  });

  it('has for each Action.Execute an Action.Submit with the same data as a fallback', () => {
    const lonely = ({ data, fallback, type, verb }: Part) =>
      type === 'Action.Execute' &&
      (JSON.stringify(pick(fallback)) !== JSON.stringify({ type: 'Action.Submit', data }) ||
        !(fallback as Part).title ||
        (data as { desk?: Part }).desk?.verb !== verb);
    expect(wrongIn(views, (card) => executesOf(card).filter(lonely))).toEqual([]);
  });

  it('requires no input to leave a form, on iOS neither', () => {
    const bound = ({ associatedInputs, type, verb }: Part) =>
      verb === 'cancel' && !(type === 'Action.Submit' && associatedInputs === 'none');
    const ignored = ({ associatedInputs, type }: Part) =>
      type === 'Action.Execute' && associatedInputs !== undefined;
    const stuck = (card: Card) =>
      executesOf(card).filter((one) => (hasInputs(card) && bound(one)) || ignored(one));
    expect(wrongIn(views, stuck)).toEqual([]);
    const rows = (card: Card) =>
      hasInputs(card) ? tapsOf(card).filter(({ type }) => !SENDS_NO_INPUT.has(type)) : [];
    expect(wrongIn(views, rows)).toEqual([]);
  });

  it('has in a dialog Action.Submit only, with the same data and a title', () => {
    const inDialog = views.map((view) => ({ ...view, card: forDialog(view.card) }));
    const executes = (part: Part) => typeOf(part) === 'Action.Execute' || 'refresh' in part;
    expect(wrongIn(inDialog, (card) => placesOf(card, executes))).toEqual([]);
    for (const { card } of views)
      expect(executesOf(forDialog(card)).map(({ data, title }) => ({ data, title }))).toEqual(
        executesOf(card).map(({ data, title }) => ({ data, title })),
      );
  });

  it('has a summary of one plain line', () => {
    const usual = views.filter(({ kind }) => kind !== 'hostile');
    const bad = (card: Card) =>
      /^$|[\n\\]|\*\*|&(?:lt|gt|amp);/u.test(summaryOf(card)) ? [summaryOf(card)] : [];
    expect(wrongIn(usual, bad)).toEqual([]);
    const live = (card: Card) => elementsIn(summaryOf(card)).filter((name) => name === 'a');
    expect(wrongIn(views, live)).toEqual([]);
    expect(wrongIn(views, (card) => (summaryOf(card) === '' ? ['empty'] : []))).toEqual([]);
  });

  it('conveys nothing by colour alone', () => {
    const mute = (part: Part) =>
      isText(part) && saysByColour(part) && !/[\p{L}\p{N}✔✘⚠]/u.test(String(part.text));
    expect(wrongIn(views, (card) => placesOf(card, mute))).toEqual([]);
  });

  it('shows typed text literally', () => {
    const hostile = views.filter(({ kind }) => kind === 'hostile');
    const live = (card: Card) => markdownOf(card).filter((text) => elementsIn(text).length > 0);
    expect(wrongIn(hostile, live)).toEqual([]);
    const linked = (card: Card) => plainOf(card).filter((text) => elementsIn(text).includes('a'));
    expect(wrongIn(hostile, linked)).toEqual([]);
    const hidden = /[\u202A-\u202E\u2066-\u2069\u200B-\u200F]/u;
    expect(wrongIn(hostile, (card) => textsOf(card).filter((text) => hidden.test(text)))).toEqual(
      [],
    );
  });
});

describe('a refused form', () => {
  const t = translatorFor('en', sampleNames('hostile'));
  const typed = TYPED.hostile;

  it('keeps the typed input exactly', () => {
    const form = everyCard('hostile')['report refused']?.(t);
    const valueOf = (id: string): unknown => inputsOf(form).find((one) => one.id === id)?.value;
    expect(valueOf('products')).toBe(typed.line);
    expect(valueOf('summary')).toBe(typed.paragraph);
    expect(valueOf('daysDelivered')).toBe(16);
  });

  it('shows the reason directly below the field', () => {
    const form = everyCard('usual')['reserve refused']?.(t);
    const places = partsOf(form).map(([, part]) => part);
    const at = places.findIndex(({ id }) => id === 'endDate');
    const next = places.slice(at + 1).find((part) => typeOf(part) === 'TextBlock');
    expect(next).toMatchObject({ color: 'attention', text: expect.stringContaining('⚠') });
    expect(next?.text).toContain("is outside the voucher's validity");
  });

  it('shows reasons without a field at its head', () => {
    const form = everyCard('usual')['reserve refused']?.(t);
    const head = markdownOf(form).slice(0, 5).join('\n');
    expect(head).toContain('2 answers need another look.');
    expect(head).toContain('Someone else has changed this in the meantime.');
  });
});

it('a command id is on every button that changes something, and on no others', () => {
  const t = translatorFor('en', sampleNames('usual'));
  const forms = ['reserve', 'report', 'redeem one', 'payment', 'register', 'handover'];
  for (const name of forms) {
    const [submit, ...others] = executesOf(everyCard('usual')[name]?.(t));
    expect(submit?.data).toMatchObject({ desk: { commandId: expect.any(String) } });
    for (const other of others) expect(other.data).not.toHaveProperty('desk.commandId');
  }
  const voucher = everyCard('usual')['voucher reserved']?.(t);
  for (const button of executesOf(voucher))
    expect(button.data).not.toHaveProperty('desk.commandId');
});

/** Findings in all views of a card, with the view. */
function wrongIn(views: readonly Seen[], find: (card: Card) => readonly unknown[]): unknown[] {
  return views.flatMap(({ as, card }) => find(card).map((found) => [as, found]));
}

function placesOf(card: Card, is: (part: Part) => boolean): readonly string[] {
  return partsOf(card).flatMap(([at, part]) => (is(part) ? [at] : []));
}

const textsOf = (card: Card): readonly string[] => [...markdownOf(card), ...plainOf(card)];
const hasInputs = (card: Card): boolean => inputsOf(card).length > 0;
const isText = (part: Part): boolean => typeOf(part) === 'TextBlock';
const isInput = (part: Part): boolean => typeOf(part).startsWith('Input.');
const saysByColour = ({ color }: Part): boolean =>
  color === 'good' || color === 'warning' || color === 'attention';

/** The fields that an action and its fallback must share. */
function pick(fallback: unknown): object {
  const { type, data } = (fallback ?? {}) as Part;
  return { type, data };
}

/**
 * Errors of the renderer's validation. Teams extensions are replaced by their fallback. The
 * renderer requires 1.6 for the people picker, and its stateful pattern for `lang` refuses every
 * second card.
 */
function problemsOf(card: object): readonly string[] {
  const context = new SerializationContext(new Version(1, 5));
  const parsed = new AdaptiveCard();
  parsed.version = new Version(1, 5);
  parsed.hostConfig = new HostConfig({ actions: { maxActions: ACTIONS_MAX } });
  parsed.parse(withoutExtensions(card), context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const found = [...events, ...parsed.validateProperties().validationEvents];
  return found.map(({ message }) => message);
}

function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (value === null || typeof value !== 'object') return value;
  const part = value as Part;
  if (isOfTeams(part)) return withoutExtensions(part.fallback);
  const known = Object.entries(part).filter(([name]) => name !== 'choices.data' && name !== 'lang');
  return Object.fromEntries(known.map(([name, one]) => [name, withoutExtensions(one)]));
}

/** Actions of rows that work while the inputs are empty. */
const SENDS_NO_INPUT = new Set<unknown>(['Action.Submit', 'Action.ToggleVisibility']);

const isOfTeams = (part: Part): boolean =>
  /^(?:Badge$|Chart\.|Icon$|ProgressBar$)/u.test(typeOf(part));

/** A symbol for an icon, in a column of its own. */
const isSign = (text: unknown): boolean => /^[✔✘⚠…›▾▶○ℹ]$/u.test(String(text));

/** HTML elements of the rendered Markdown, except paragraphs and bold. */
function elementsIn(text: string): readonly string[] {
  const html = new MarkdownIt({ html: true }).render(text);
  const names = [...html.matchAll(/<([a-z]\w*)/gu)].map(([, name]) => name ?? '');
  return names.filter((name) => !['p', 'strong'].includes(name));
}
