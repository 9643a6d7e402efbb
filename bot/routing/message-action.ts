import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { answerMail } from './mail-message.ts';
import { plainTextOf, type PlainText } from '../utterance/html-text.ts';
import type { RoutingServices } from './routing-services.ts';
import type { TurnScope } from '../turns/turn-scope.ts';
import { mailIds } from '../utterance/voucher-ids.ts';

const payload = z.object({
  messagePayload: z.object({
    subject: z.string().nullish(),
    body: z.object({ content: z.string() }),
  }),
});

const MAX_SUBJECT = 500;

/** Id of the action in the manifest. */
const TAKE_VOUCHER = 'takeVoucher';

const command = z.object({ commandId: z.literal(TAKE_VOUCHER).optional() });

/** False for an unknown action, e.g. of a newer app package. */
export function isMessageAction({ value }: Pick<Activity, 'value'>): boolean {
  return command.safeParse(value ?? {}).success;
}

/** Plain text of the message on which the action was chosen. */
export function messageTextOf({ value }: Pick<Activity, 'value'>): PlainText {
  const parsed = payload.safeParse(value);
  if (!parsed.success) return { text: '', isCut: false };
  const { subject, body } = parsed.data.messagePayload;
  const { text, isCut } = plainTextOf(body.content);
  return { text: `${(subject ?? '').slice(0, MAX_SUBJECT)}\n${text}`.trim(), isCut };
}

/** Takes a voucher from a message: a known one is validated or shown, another registered. */
export async function answerMessageAction(
  routing: RoutingServices,
  scope: TurnScope,
  { text, isCut }: PlainText,
): Promise<void> {
  const voucherIds = mailIds(routing.understanding.findIds(text));
  return answerMail(routing, scope, { text, voucherIds, isCut });
}
