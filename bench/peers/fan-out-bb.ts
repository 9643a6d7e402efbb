import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ConversationReference,
} from 'botbuilder';
import { listening, settings } from './in-peer.ts';

/**
 * Proactive messages as in the sample, sequential or with a concurrency limit. `text` sends a line,
 * as the sample does; `card` builds a new card of the size of the desk's notices.
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
