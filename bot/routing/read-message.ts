import type { CommandName } from '../../cards/kit/command-name.ts';
import type { Verb } from '../../cards/kit/form-actions.ts';
import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { VoucherStatus } from '../../workflow/voucher/voucher.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { CommandInput, Command } from '../commands/command.ts';
import { commandsByName } from '../commands/registry.ts';
import { entitiesIn, NO_NAMES, type Entities, type KnownNames } from '../utterance/entities.ts';
import { noteIn } from '../utterance/note-in.ts';
import { beginsReminder } from '../utterance/reminder-note-in.ts';
import { isPasted } from '../utterance/pasted-mail.ts';
import {
  isAboutElse,
  isDeferred,
  sentenceForm,
  type SentenceForm,
} from '../utterance/sentence-form.ts';
import { statusesIn } from '../utterance/statuses-named.ts';
import {
  understand,
  type Interpretation,
  type UnderstandOptions,
} from '../utterance/understand.ts';
import { anyWord, wholeWord } from '../utterance/word-lists.ts';
import { mailIds, type FindIds } from '../utterance/voucher-ids.ts';
import { commandIn, wordsOf } from '../utterance/words.ts';
import { namedValues, type NamedValues, type SentenceParts } from './named-values.ts';
import { numbersIn } from './numbers-in.ts';
import { useValues } from './use-values.ts';

export type Intent =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly asked: CommandInput;
      /** The values that the sentence names; absent for a note, which is free text. */
      readonly named?: NamedValues;
    }
  /** Not certain enough to run: offered as buttons. */
  | { readonly kind: 'choose'; readonly meanings: readonly Meaning[] }
  | { readonly kind: 'voucher-id'; readonly voucherId: string }
  /** A question about the rules of a step, of deadlines or of the requirements. */
  | { readonly kind: 'rule'; readonly about: CommandName }
  /** An e-mail about these vouchers. */
  | { readonly kind: 'mail'; readonly voucherIds: readonly string[] }
  | { readonly kind: 'greeting' | 'thanks' | 'nothing' };

export interface Meaning {
  readonly command: Verb;
  readonly voucherId?: string;
}

export interface ReadMessageOptions extends UnderstandOptions {
  readonly findIds: FindIds;
  readonly programme: Pick<Programme, 'offers'>;
  /** True for a word of any language. */
  readonly isWord: (word: string) => boolean;
}

/** Facts about the tenant and the person that a message is read with. */
export interface Reading {
  /** True if the tenant has the voucher; called for a few words at most. */
  readonly isKnown: (voucherId: string) => Promise<boolean>;
  readonly today: Day;
  /** The person's, whose words are tried first. */
  readonly language?: string;
  /** The tenant's own names; absent: none. Called if the text has words that are in no list. */
  readonly names?: () => Promise<KnownNames>;
}

export async function readMessage(
  text: string,
  options: ReadMessageOptions,
  reading: Reading,
): Promise<Intent> {
  const found = options.findIds(text);
  const note = commandsByName.get('note');
  const noted = noteIn(text, found.certain);
  if (note !== undefined && noted !== undefined) return noteIntent(note, noted.ids, text);
  if (isPasted(text) && found.certain.length > 0)
    return { kind: 'mail', voucherIds: mailIds(found) };

  const { ids, invoices, rest: withoutIds } = await numbersIn(found, text, reading.isKnown);
  if (isPasted(text) && ids.some((id) => found.former.includes(id)))
    return { kind: 'mail', voucherIds: ids };
  const { language = 'en', names = async () => NO_NAMES, today } = reading;
  const { entities, rest } = await entitiesIn(commandIn(withoutIds).text, {
    ...options,
    names,
    today,
  });
  const namesVoucher = ids.length > 0;
  const isAboutOne = namesVoucher || invoices.length > 0 || entities.customers.length > 0;
  const understood = understand(rest, { language, namesVoucher, isAboutOne }, options);
  const parts: SentenceParts = {
    whole: text,
    hasVoucher: namesVoucher,
    text: commandIn(withoutIds).text,
    rest,
    entities,
    invoiceNumbers: invoices,
    isNegated: isNegated(understood, rest, options),
    language,
    isWord: options.isWord,
    isToday: (period) => period?.from === today && period.to === today,
    isFarOff: (period) => (period?.from ?? '') > addDays(today, VOUCHER_DAYS),
  };
  return new SentenceReader(text, ids, parts, today).intent(understood);
}

function noteIntent(command: Command, ids: readonly string[], text: string): Intent {
  const asked = { voucherId: ids[0], voucherIds: ids, text, values: {}, extra: {} };
  return { kind: 'command', command, asked };
}

function isNegated(
  understood: Interpretation,
  rest: string,
  { negations }: ReadMessageOptions,
): boolean {
  if (isDeferred(rest)) return true;
  return understood.kind === 'nothing'
    ? wordsOf(rest).some((word) => negations.has(word))
    : understood.isNegated;
}

/** Finds the intent of a sentence from its words, vouchers and values. */
class SentenceReader {
  readonly #text: string;
  readonly #ids: readonly string[];
  readonly #parts: SentenceParts;
  readonly #today: Day;

  constructor(text: string, ids: readonly string[], parts: SentenceParts, today: Day) {
    this.#text = text;
    this.#ids = ids;
    this.#parts = parts;
    this.#today = today;
  }

  intent(understood: Interpretation): Intent {
    // The rest can name other commands: "remind me to redeem it".
    if (beginsReminder(this.#text)) return this.#named('remind');
    if (this.#isOtherTopic(understood)) return { kind: 'nothing' };
    switch (understood.kind) {
      case 'means': {
        const command = commandsByName.get(understood.name);
        if (command === undefined) return this.#pleasantry(understood.name);
        const answer = this.#answerTo(command);
        if (answer) return answer;
        return this.#isElsewhere(command, understood)
          ? { kind: 'nothing' }
          : this.#command(command);
      }
      case 'may-mean':
        return this.#perhaps(understood);
      case 'nothing':
        return this.#withoutCommand();
    }
  }

  /** Asks what is meant, unless all meanings only read, or it is a question. */
  #perhaps(understood: Extract<Interpretation, { kind: 'may-mean' }>): Intent {
    const names = understood.names.filter((name) => name !== 'cancel' || !this.#isAboutOne);
    const commands = names.flatMap((name) => commandsByName.get(name) ?? []);
    const [first] = commands;
    const reading = commands.find(({ kind }) => kind === 'direct');
    const isHarmless = commands.every(({ kind }) => kind === 'direct');
    const isClear = isHarmless && (this.#ids.length > 0 || this.#hasValues());
    // A question asks for the state; a step would change it.
    if (reading && (isClear || this.#form !== 'request'))
      return this.#answerTo(reading) ?? this.#command(reading);
    const answer = first && this.#answerTo(first);
    if (answer) return answer;
    if (first && this.#isElsewhere(first, understood)) return { kind: 'nothing' };
    return { kind: 'choose', meanings: names.map((name) => meaning(name, this.#ids[0])) };
  }

  /** A greeting with the name of a customer is a question about it. */
  #pleasantry(name: string): Intent {
    if (this.#ids.length > 0 || hasConditions(this.#parts.entities)) return this.#withoutCommand();
    return { kind: name === 'thanks' ? 'thanks' : 'greeting' };
  }

  /** A question or a negation about a step gets an answer, never its form. */
  #answerTo(command: Command): Intent | undefined {
    const form = ASKED_BY_NATURE.has(command.name) ? 'request' : this.#form;
    const { entities, isNegated } = this.#parts;
    const about = command.name as CommandName;
    if (form === 'rule' && entities.offers.length > 0 && !this.#isAboutOne)
      return this.#named('eligibility');
    const asksWhoMay = !this.#isAboutOne && RIGHTS.test(this.#parts.whole);
    if (asksWhoMay && command.kind === 'step' && about !== 'handover') return this.#named('rights');
    if (command.kind === 'direct')
      return form === 'rule' && HAS_RULES.has(about) && !this.#isAboutOne && !this.#hasValues()
        ? { kind: 'rule', about }
        : undefined;
    if (command.kind !== 'step' || NEVER_AN_ANSWER.has(about)) return undefined;
    if (about === 'handover' && WHO.test(this.#parts.whole)) return undefined;
    if (this.#ids.length === 0 && this.#asksForList(about)) return this.#named('vouchers');
    if (form === 'request' && !isNegated) return undefined;
    if (this.#ids.length > 0) return this.#named('status', true);
    if (this.#isAboutOne) return this.#named('vouchers', true);
    if (form === 'rule') return { kind: 'rule', about };
    if (form === 'state' && MONEY.has(about) && commandsByName.has('payments'))
      return this.#named('payments');
    if (hasConditions(entities) || (form === 'request' && this.#hasValues()))
      return this.#named('vouchers');
    return form === 'state'
      ? { kind: 'choose', meanings: [meaning(about, undefined), ...OTHER_ANSWERS] }
      : { kind: 'nothing' };
  }

  /** "Order a pizza for the team"; a new customer's name can have such a word. */
  #isOtherTopic(understood: Interpretation): boolean {
    const mayName = understood.kind === 'means' && NAMES_OTHERS.has(understood.name);
    return !mayName && !this.#isAboutOne && isAboutElse(this.#parts.rest);
  }

  /** A step is not begun for a text about something else that shares a word with it. */
  #isElsewhere(command: Command, { isElsewhere }: { readonly isElsewhere: boolean }): boolean {
    return (
      command.kind === 'step' &&
      isElsewhere &&
      !this.#isAboutOne &&
      !NAMES_OTHERS.has(command.name) &&
      this.#parts.entities.people.length === 0
    );
  }

  get #form(): SentenceForm {
    const { text, whole } = this.#parts;
    const [first = ''] = whole.trim().split(/\s/u, 1);
    // "ABCD-1234 was …" is a statement, "was ABCD-1234 …" a question.
    const subject = text.includes(first) ? '' : 'it ';
    return sentenceForm(`${subject}${text.trim().replace(/\s+/gu, ' ')}`);
  }

  get #isAboutOne(): boolean {
    const { entities, invoiceNumbers } = this.#parts;
    return this.#ids.length > 0 || entities.customers.length > 0 || invoiceNumbers.length > 0;
  }

  /** "Everything that was paid this year" is a list, although "paid" is a step. */
  #asksForList(step: CommandName): boolean {
    const { entities, rest } = this.#parts;
    const statuses = statusesIn(rest);
    const isMany = !this.#isAboutOne && (entities.periods.length > 0 || ALL.test(rest));
    // "Redeem all reported vouchers" names those that the step starts from.
    const others = statuses.filter(({ status }) => status !== STARTS_FROM[step]);
    return others.some(({ status }) => isMany || status === 'outstanding');
  }

  #hasValues(): boolean {
    const { entities, rest } = this.#parts;
    return hasConditions(entities) || statusesIn(rest).length > 0;
  }

  #withoutCommand(): Intent {
    const [first, second] = this.#ids;
    if (second !== undefined)
      return { kind: 'choose', meanings: this.#ids.map((id) => meaning('status', id)) };
    if (first !== undefined) {
      const [period] = this.#parts.entities.periods;
      return period?.isRange
        ? { kind: 'choose', meanings: DATED.map((name) => meaning(name, first)) }
        : { kind: 'voucher-id', voucherId: first };
    }
    const { offers } = this.#parts.entities;
    if (this.#form === 'rule' && offers.length > 0) return this.#named('eligibility');
    return this.#hasValues() ? this.#named('vouchers') : { kind: 'nothing' };
  }

  /** @param isQuestion its words for a status are asked about, not a condition */
  #named(name: CommandName, isQuestion = false): Intent {
    const command = commandsByName.get(name);
    return command === undefined ? { kind: 'nothing' } : this.#command(command, isQuestion);
  }

  #command(found: Command, isQuestion = false): Intent {
    const isList = found.name === 'status' && this.#ids.length === 0 && this.#hasValues();
    const command = (isList ? commandsByName.get('vouchers') : undefined) ?? found;
    const ids = command.aboutVoucher ? this.#ids : [];
    if (ids.length > 1 && !takesSeveral(command))
      return { kind: 'choose', meanings: ids.map((id) => meaning(command.name, id)) };
    const named = namedValues(command, this.#parts, isQuestion);
    const { conditions, unread, values } = useValues(command, named, {
      text: this.#parts.text,
      today: this.#today,
      hasVoucher: ids.length > 0,
    });
    const asked = { voucherId: ids[0], voucherIds: ids, text: this.#text, values, extra: {} };
    return { kind: 'command', command, asked: { ...asked, conditions, unread }, named };
  }
}

/** No engagement is planned later: vouchers last half a year. */
const VOUCHER_DAYS = 200;
/** Steps whose sentences have names that are not known: a new customer, a new colleague. */
const NAMES_OTHERS: ReadonlySet<string> = new Set(['register', 'handover', 'note', 'remind']);
/** "Who takes over?" asks for a form to choose in. */
const WHO = new RegExp(wholeWord(anyWord('understand.question.who')), 'iu');
const ALL = new RegExp(wholeWord(anyWord('understand.all')), 'iu');
const RIGHTS = new RegExp(wholeWord(anyWord('understand.question.rights')), 'iu');
/** The status that a voucher has before the step. */
const STARTS_FROM: Readonly<Partial<Record<CommandName, VoucherStatus>>> = {
  reserve: 'assigned',
  report: 'reserved',
  redeem: 'reported',
  payment: 'redeemed',
};
/** Offered for a voucher with days: "ABCD-1234 now 11 to 29 January". */
const DATED: readonly CommandName[] = ['reschedule', 'reserve', 'status'];
/** Steps that a "not" belongs to: "it was 2 days, not 3". */
const NEVER_AN_ANSWER: ReadonlySet<string> = new Set(['correct', 'enrol']);
/** Steps that a question asks for: "is it valid?" */
const ASKED_BY_NATURE: ReadonlySet<string> = new Set(['validate', 'register']);
/** Commands with rules of their own that people ask about. */
const HAS_RULES: ReadonlySet<string> = new Set(['deadlines', 'eligibility']);
/** Steps of which a question asks for the payments. */
const MONEY: ReadonlySet<string> = new Set(['payment', 'payment-status']);
/** Commands that answer a question without a voucher; offered with the step. */
const OTHER_ANSWERS: readonly Meaning[] = [{ command: 'vouchers' }, { command: 'overview' }];

/** True for values that limit a list of vouchers. */
function hasConditions({ countries, customers, offers, people }: Entities): boolean {
  return [countries, customers, offers, people].some((found) => found.length > 0);
}

function meaning(name: string, voucherId: string | undefined): Meaning {
  const command = name as Verb;
  return commandsByName.get(name)?.aboutVoucher ? { command, voucherId } : { command };
}

function takesSeveral(command: Command): boolean {
  return command.kind === 'step' && command.takesSeveral === true;
}
