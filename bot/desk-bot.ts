import { ActivityTypes, type TurnContext } from 'botbuilder';
import { stillWorkingCard } from '../cards/still-working-card.ts';
import type { Click, Services, ShownVoucher } from '../dialogs/turn.ts';
import { speakerFor, type Speaker } from '../locales/speaker.ts';
import { StoreUnavailable, type Documents } from '../workflow/ports.ts';
import type { Met } from '../workflow/sighting.ts';
import { answerInTime, type InTimeOptions } from './answer-in-time.ts';
import type { Background } from './background.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Log } from './log.ts';
import { answerClick } from './routing/card-action.ts';
import { clickOf } from './routing/click.ts';
import { membershipOf } from './routing/membership.ts';
import { partsFor, type Parts } from './routing/parts.ts';
import { RosterAsked } from './routing/roster-asked.ts';
import { meet } from './routing/sighting.ts';
import { answerText } from './routing/typed-message.ts';
import { livingCardFor } from './routing/living-card-for.ts';
import { typedText, whoSpeaks, type DialogKey, type WhoSpeaks } from './routing/who-speaks.ts';
import type { Answer } from './turn-answer.ts';
import { createTurn } from './turn.ts';
import { firstTimeIn, showWelcome } from './welcome.ts';

export interface DeskBotOptions {
  readonly services: Services;
  readonly documents: Documents;
  readonly background: Background;
  readonly log: Log;
  readonly wait: InTimeOptions['wait'];
  /** What proactive messages have to know of the turns. */
  readonly delivery?: Pick<Delivery, 'met' | 'free' | 'keepTrue'>;
}

const CARD_ACTION = 'adaptiveCard/action';

type Handle = (context: TurnContext, who: WhoSpeaks) => Promise<void>;

/** What the bot does with an activity that was authenticated. */
export class DeskBot {
  readonly #options: DeskBotOptions;
  readonly #parts: Parts;
  readonly #asked: RosterAsked;
  readonly #handlers: ReadonlyMap<string, Handle>;

  constructor(options: DeskBotOptions) {
    this.#options = options;
    const onFree = ({ tenantId, personId }: DialogKey): void =>
      this.#tellDelivery((delivery) => delivery.free(tenantId, personId));
    this.#parts = partsFor({ ...options, onFree });
    this.#asked = new RosterAsked(options.services.clock);
    const membership: Handle = (context, who) => this.#membership(context, who);
    this.#handlers = new Map<string, Handle>([
      [ActivityTypes.Message, (context, who) => this.#message(context, who)],
      [ActivityTypes.Invoke, (context, who) => this.#invoke(context, who)],
      [ActivityTypes.InstallationUpdate, membership],
      [ActivityTypes.ConversationUpdate, membership],
    ]);
  }

  /** Answers one activity; what it is not made for it lets pass. */
  async run(context: TurnContext): Promise<void> {
    const who = whoSpeaks(context.activity);
    if (who) await this.#handlers.get(context.activity.type)?.(context, who);
  }

  async #message(context: TurnContext, who: WhoSpeaks): Promise<void> {
    const { activity } = context;
    await this.#answer(context, who, clickOf(activity) ?? typedText(activity));
  }

  async #invoke(context: TurnContext, who: WhoSpeaks): Promise<void> {
    const { activity } = context;
    const click = activity.name === CARD_ACTION ? clickOf(activity) : undefined;
    if (click) await this.#answer(context, who, click);
  }

  /** The Playground tells of its installation at each page load: welcome is said once. */
  async #membership(context: TurnContext, who: WhoSpeaks): Promise<void> {
    const { services, documents } = this.#options;
    const membership = membershipOf(context.activity);
    if (membership === 'left' && who.isPersonal)
      await services.people.markGone(who.tenantId, who.personId);
    if (membership !== 'came') return;
    await this.#inTime(context, who, async (own, answer) => {
      const { person, firstContact } = await this.#meet(own, who);
      const isFirst = who.isPersonal ? firstContact : await firstTimeIn(documents, who);
      if (!isFirst) return;
      await showWelcome(createTurn({ services, who, known: person, answer }), who.isPersonal);
    });
  }

  async #answer(context: TurnContext, who: WhoSpeaks, input: Click | string): Promise<void> {
    const { services } = this.#options;
    await this.#inTime(context, who, async (own, answer) => {
      const { person: known } = await this.#meet(own, who);
      const click = typeof input === 'string' ? undefined : input;
      const onShown = (shows: ShownVoucher, activityId: string): void =>
        this.#tellDelivery((delivery) =>
          delivery.keepTrue(
            who.tenantId,
            shows.voucherId,
            livingCardFor(own.activity, who, { ...shows, activityId }),
          ),
        );
      const turn = createTurn({ services, who, known, answer, click, onShown });
      const way = { context: own, who, turn };
      if (typeof input === 'string') await answerText(this.#parts, way, input);
      else await answerClick(this.#parts, way, input);
    });
  }

  async #inTime(
    context: TurnContext,
    who: WhoSpeaks,
    work: (own: TurnContext, answer: Answer) => Promise<void>,
  ): Promise<void> {
    const { background, wait } = this.#options;
    const stillWorking = () => stillWorkingCard(this.#speaker(who));
    await answerInTime(context, { background, wait, stillWorking }, async (own, answer) => {
      try {
        await work(own, answer);
      } catch (error) {
        await this.#apologise(who, answer, error);
      }
    });
  }

  async #meet(context: TurnContext, who: WhoSpeaks): Promise<Met> {
    const { services, log } = this.#options;
    const met = await meet(context, who, { people: services.people, asked: this.#asked, log });
    if (met.firstContact || met.newEmail !== undefined)
      this.#tellDelivery((delivery) => delivery.met(who.tenantId, met));
    return met;
  }

  /** Nobody waits for it, and nothing is lost without it: the sweeper looks after the rest. */
  #tellDelivery(tell: (delivery: NonNullable<DeskBotOptions['delivery']>) => Promise<void>): void {
    const { background, delivery } = this.#options;
    if (delivery) background.run('delivery-failed', () => tell(delivery));
  }

  /** The person hears what to do, the operator why. */
  async #apologise(who: WhoSpeaks, answer: Answer, error: unknown): Promise<void> {
    const { log } = this.#options;
    const away = error instanceof StoreUnavailable;
    log.error(away ? 'store-unavailable' : 'turn-failed', { tenantId: who.tenantId, error });
    const words = this.#speaker(who).text(away ? 'dialog.store-away' : 'dialog.failed');
    await answer
      .tell(words)
      .catch((failure: unknown) => log.error('turn-failed', { error: failure }));
  }

  /** By the activity's locale alone: for when nothing can be read. */
  #speaker({ locale = 'en' }: WhoSpeaks): Speaker {
    const { programme } = this.#options.services;
    return speakerFor(locale, { programme, personName: () => undefined });
  }
}
