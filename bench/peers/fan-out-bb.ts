import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ConversationReference,
} from 'botbuilder';
import { listening, settings } from './in-peer.ts';

/**
 * The sample's proactive messages: one after the other, or so many at once. `text` sends a line, as
 * the sample does; `card` a card as large as a notice of the desk, made anew each time.
 */
const [inFlight = '1', what = 'text'] = settings.way.split(' ');
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const newCard = what === 'card' ? (await import('./bb-step-cards.ts')).newVoucherCard : () => ({});

function message(): Partial<Activity> | string {
  if (what === 'text') return 'A voucher was assigned to you.';
  const voucher = { startDate: '', endDate: '', consultant: '', revision: 1 };
  return { type: 'message', attachments: [CardFactory.adaptiveCard(newCard(voucher))] };
}

listening(0, async (count) => {
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < count) {
      const reference = {
        serviceUrl: settings.serviceUrl,
        channelId: 'msteams',
        bot: { id: '28:bench', name: 'bench' },
        user: { id: `29:${next}`, name: '' },
        conversation: { id: `a:${next++}`, isGroup: false, conversationType: 'personal', name: '' },
      } satisfies Partial<ConversationReference>;
      await adapter.continueConversationAsync('', reference, async (context) => {
        await context.sendActivity(message());
      });
    }
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, send));
});
