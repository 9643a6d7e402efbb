import type { TurnContext } from 'botbuilder';
import { showMissingRight } from '../../dialogs/may-not.ts';
import type { Click, Services, ShownVoucher } from '../../dialogs/turn.ts';
import { peopleCoveredBy } from '../../workflow/people/absence.ts';
import { translatorFor, type Translator } from '../../locales/translator.ts';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';
import type { ContactChange } from '../../workflow/people/contact-update.ts';
import { answerInTime, detached, type InTimeOptions } from './answer-in-time.ts';
import type { BackgroundTasks } from '../runtime/background-tasks.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Log } from '../telemetry/log.ts';
import { reportOf } from '../telemetry/turn-report.ts';
import { trackedCardFor } from './tracked-card-for.ts';
import type { TurnScope } from './turn-scope.ts';
import { Roster } from '../conversation/roster.ts';
import { updateContact } from '../conversation/update-contact.ts';
import { withReference, type Sender } from '../conversation/sender.ts';
import type { TurnAnswer } from './turn-answer.ts';
import { createTurn } from './turn.ts';

export interface TurnRunnerOptions {
  readonly services: Services;
  readonly background: BackgroundTasks;
  readonly log: Log;
  readonly wait: InTimeOptions['wait'];
  /** The outbox operations that turns trigger. */
  readonly outbox?: Pick<
    Outbox,
    'contactChanged' | 'deferred' | 'formClosed' | 'personLeft' | 'trackCard'
  >;
}

export type Work<Kind extends TurnAnswer> = (
  scope: TurnScope & { readonly contact: ContactChange },
  answer: Kind,
) => Promise<void>;

/** The conversation as far as it is known before the person's record is read. */
export type Chat = Pick<Sender, 'isPersonal' | 'isMember'>;

/** How a turn is answered, known before it begins. */
export interface TurnShape<Kind extends TurnAnswer> {
  readonly answer: (own: TurnContext, chat: Chat) => Kind;
  readonly click?: Click;
  /** The reply replaces a card that only this person sees, also in a group. */
  readonly seenByOne?: boolean;
  /** Only this person sees the reply: a message extension's own window. */
  readonly ownWindow?: boolean;
}

/** Runs turns: loads the sender's record, responds in time and reports errors to the sender. */
export class TurnRunner {
  readonly #options: TurnRunnerOptions;
  readonly #roster: Roster;

  constructor(options: TurnRunnerOptions) {
    this.#options = options;
    this.#roster = new Roster({ clock: options.services.clock, log: options.log });
  }

  async run<Kind extends TurnAnswer>(
    context: TurnContext,
    sender: Sender,
    { answer: answerFor, click, seenByOne, ownWindow = false }: TurnShape<Kind>,
    work: Work<Kind>,
  ): Promise<void> {
    const { services, background, wait } = this.#options;
    const chat = { isPersonal: false, isMember: sender.isMember };
    const own = detached(context);
    const answer = answerFor(own, chat);
    const attempt = async (): Promise<void> => {
      try {
        const contact = await this.#updateContact(own, sender);
        const known = contact.person;
        const here = ownWindow ? inOwnWindow(sender) : withReference(sender, known);
        Object.assign(chat, { isPersonal: here.isPersonal, isMember: here.isMember });
        const onShown = (shows: ShownVoucher, activityId: string): void =>
          this.#trackCard(own, here, shows, activityId);
        const covers = await peopleCoveredBy(services, here.tenantId, known);
        const turn = createTurn({
          services,
          sender: here,
          known,
          covers,
          answer,
          click,
          seenByOne,
          onShown,
        });
        await work({ context: own, sender: here, turn, contact }, answer).catch((error: unknown) =>
          showMissingRight(turn, error),
        );
      } catch (error) {
        reportOf(own).fail(error);
        await this.#reportError(sender, answer, error);
      }
    };
    const translator = () => this.translatorOf(sender);
    await answerInTime(context, answer, attempt(), { background, wait, translator });
  }

  /** Fire-and-forget; after a failure the poller does the rest. */
  notifyOutbox(tell: (outbox: NonNullable<TurnRunnerOptions['outbox']>) => Promise<void>): void {
    const { background, outbox } = this.#options;
    if (outbox) background.run('delivery-failed', () => tell(outbox));
  }

  /** By the activity's locale alone, for when nothing can be read. */
  translatorOf({ locale = 'en' }: Pick<Sender, 'locale'>): Translator {
    const { programme } = this.#options.services;
    return translatorFor(locale, { programme, personName: () => undefined });
  }

  async #updateContact(context: TurnContext, sender: Sender): Promise<ContactChange> {
    const { people } = this.#options.services;
    const contact = await updateContact(context, sender, { people, roster: this.#roster });
    if (contact.firstContact || contact.newEmail !== undefined)
      this.notifyOutbox((outbox) => outbox.contactChanged(sender.tenantId, contact));
    return contact;
  }

  #trackCard(
    { activity }: TurnContext,
    sender: Sender,
    { voucherId, revision }: ShownVoucher,
    activityId: string,
  ): void {
    const card = trackedCardFor(activity, sender, { activityId, revision });
    this.notifyOutbox((outbox) => outbox.trackCard(sender.tenantId, voucherId, card));
  }

  /** Replies with an error message and logs the reason. */
  async #reportError(
    { tenantId, locale }: Sender,
    answer: TurnAnswer,
    error: unknown,
  ): Promise<void> {
    const { log } = this.#options;
    const away = error instanceof StoreUnavailable;
    log.error(away ? 'store-unavailable' : 'turn-failed', { tenantId, error });
    const words = this.translatorOf({ locale }).text(away ? 'dialog.store-away' : 'dialog.failed');
    await answer
      .fail(words)
      .catch(
        (failure: unknown) => failure !== error && log.error('turn-failed', { error: failure }),
      );
  }
}

/** Sender in a message extension's window, which has a dialog state of its own. */
function inOwnWindow(sender: Sender): Sender {
  return {
    ...sender,
    isPersonal: true,
    isReference: true,
    conversationId: `of ${sender.personId}`,
  };
}
