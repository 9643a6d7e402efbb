import {
  AdaptiveCard,
  HostConfig,
  SerializationContext,
  Version,
} from 'adaptivecards/dist/adaptivecards.js';
import MarkdownIt from 'markdown-it';
import { pseudoSpeaker } from '../../locales/pseudo.ts';
import { LANGUAGES, speakerFor, type Speaker } from '../../locales/speaker.ts';
import { TYPED, type SampleKind } from '../../scripts/gallery/sample-texts.ts';
import { everyCard, sampleNames } from '../../scripts/gallery/samples.ts';
import {
  executesOf,
  inputsOf,
  markdownOf,
  partsOf,
  plainOf,
  typeOf,
  type Part,
} from '../support/card-parts.ts';

const BUDGET = 28 * 1024;
const ACTIONS_MAX = 6;

const kinds: readonly SampleKind[] = ['usual', 'longest', 'hostile'];
const cases = kinds.flatMap((kind) => {
  const names = sampleNames(kind);
  const speakers: readonly Speaker[] = [
    ...LANGUAGES.map((language) => speakerFor(language, names)),
    pseudoSpeaker(names),
  ];
  return speakers.flatMap((say) =>
    Object.entries(everyCard(kind)).map(([name, make]) => ({
      says: `${name}, ${say.language}, ${kind}`,
      kind,
      card: make(say),
    })),
  );
});

describe.each(cases)('$says', ({ card, kind }) => {
  it('is a card of version 1.5 that the renderer accepts', () => {
    expect(problemsOf(card)).toEqual([]);
  });

  it('fits: under 28 KB, six buttons at most', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(BUDGET);
    expect((card.actions as unknown[] | undefined)?.length ?? 0).toBeLessThanOrEqual(ACTIONS_MAX);
  });

  it('has every expression filled in, and no text missing', () => {
    const texts = [...markdownOf(card), ...plainOf(card)];
    expect(texts.filter((text) => text.includes('${'))).toEqual([]);
    expect(texts.filter((text) => /undefined|\[object|NaN/u.test(text))).toEqual([]);
    const blank = partsOf(card).filter(([, part]) => 'text' in part && part.text === '');
    expect(blank).toEqual([]);
    const strange = partsOf(card).filter(([, part]) => '$data' in part || '$when' in part);
    expect(strange).toEqual([]);
  });

  it('labels every input and says what is wrong with it', () => {
    const bare = inputsOf(card).filter(({ errorMessage, label }) => !label || !errorMessage);
    expect(bare).toEqual([]);
    const ids = inputsOf(card).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('wraps every text and puts what it is about first', () => {
    const cut = partsOf(card).filter(
      ([, part]) => typeOf(part) === 'TextBlock' && part.wrap !== true && !isSign(part.text),
    );
    expect(cut).toEqual([]);
    const head = partsOf(card).find(([, part]) => typeOf(part) === 'TextBlock')?.[1];
    expect(head).toMatchObject({ weight: 'bolder' });
  });

  it('gives every picture and every tap a name', () => {
    const nameless = partsOf(card).filter(
      ([, part]) =>
        (typeOf(part) === 'Image' && !part.altText) ||
        (typeOf(part).startsWith('Action.') && !part.title),
    );
    expect(nameless).toEqual([]);
  });

  it('stands in for each Action.Execute with an Action.Submit of the same data', () => {
    for (const [at, part] of partsOf(card)) {
      if (typeOf(part) !== 'Action.Execute' || at.endsWith('.refresh.action')) continue;
      const { data, fallback, title, verb } = part;
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data });
      expect(data).toMatchObject({ desk: { verb } });
    }
  });

  it('never says anything by colour alone', () => {
    const colours = new Set(['good', 'warning', 'attention']);
    const mute = partsOf(card).filter(([, part]) => {
      if (typeOf(part) !== 'TextBlock' || !colours.has(String(part.color))) return false;
      return !/[\p{L}\p{N}✔✘⚠]/u.test(String(part.text));
    });
    expect(mute).toEqual([]);
  });

  if (kind === 'hostile')
    it('shows what people typed as text', () => {
      for (const text of markdownOf(card)) expect(elementsIn(text)).toEqual([]);
      for (const text of plainOf(card)) expect(elementsIn(text)).not.toContain('a');
      for (const text of [...markdownOf(card), ...plainOf(card)])
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B-\u200F]/u);
    });
});

describe('a form that was refused', () => {
  const say = speakerFor('en', sampleNames('hostile'));
  const typed = TYPED.hostile;

  it('keeps what was typed, to the letter', () => {
    const form = everyCard('hostile')['report refused']?.(say);
    const valueOf = (id: string): unknown => inputsOf(form).find((one) => one.id === id)?.value;
    expect(valueOf('products')).toBe(typed.line);
    expect(valueOf('summary')).toBe(typed.paragraph);
    expect(valueOf('daysDelivered')).toBe(16);
  });

  it('gives the reason right beneath the field', () => {
    const form = everyCard('usual')['reserve refused']?.(say);
    const places = partsOf(form).map(([, part]) => part);
    const at = places.findIndex(({ id }) => id === 'endDate');
    const next = places.slice(at + 1).find((part) => typeOf(part) === 'TextBlock');
    expect(next).toMatchObject({ color: 'attention', text: expect.stringContaining('⚠') });
    expect(next?.text).toContain('The voucher is valid from');
  });

  it('says at its head what belongs to no field', () => {
    const form = everyCard('usual')['reserve refused']?.(say);
    const head = markdownOf(form).slice(0, 5).join('\n');
    expect(head).toContain('2 answers need another look.');
    expect(head).toContain('Somebody else has changed this in the meantime.');
  });
});

it('a command id goes with every button that changes something, and with no other', () => {
  const say = speakerFor('en', sampleNames('usual'));
  const forms = ['reserve', 'report', 'redeem one', 'payment', 'register', 'handover'];
  for (const name of forms) {
    const [submit, ...others] = executesOf(everyCard('usual')[name]?.(say));
    expect(submit?.data).toMatchObject({ desk: { commandId: expect.any(String) } });
    for (const other of others) expect(other.data).not.toHaveProperty('desk.commandId');
  }
  const voucher = everyCard('usual')['voucher reserved']?.(say);
  for (const button of executesOf(voucher))
    expect(button.data).not.toHaveProperty('desk.commandId');
});

/**
 * What the renderer's own validation says. A chart is unknown to it and has its fallback; Teams'
 * people picker it knows from 1.6 on only, Teams from 1.2 on.
 */
function problemsOf(card: object): readonly string[] {
  const context = new SerializationContext(new Version(1, 5));
  const parsed = new AdaptiveCard();
  parsed.version = new Version(1, 5);
  parsed.hostConfig = new HostConfig({ actions: { maxActions: ACTIONS_MAX } });
  parsed.parse(withoutCharts(card), context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const found = [...events, ...parsed.validateProperties().validationEvents];
  return found.map(({ message }) => message);
}

function withoutCharts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCharts);
  if (value === null || typeof value !== 'object') return value;
  const part = value as Part;
  if (typeOf(part).startsWith('Chart.')) return withoutCharts(part.fallback);
  const known = Object.entries(part).filter(([name]) => name !== 'choices.data');
  return Object.fromEntries(known.map(([name, one]) => [name, withoutCharts(one)]));
}

/** A tick or a cross in a column of its own beside the words. */
const isSign = (text: unknown): boolean => text === '✔' || text === '✘';

/** The HTML elements that a text turns into, but for our own bold, where Markdown is rendered. */
function elementsIn(text: string): readonly string[] {
  const html = new MarkdownIt({ html: true }).render(text);
  const names = [...html.matchAll(/<([a-z]\w*)/gu)].map(([, name]) => name ?? '');
  return names.filter((name) => !['p', 'strong'].includes(name));
}
