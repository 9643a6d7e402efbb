import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { REGISTER_VOUCHER } from '../../dialogs/register-voucher.ts';
import { beginStep } from './begin-step.ts';
import { answerMail } from './mail-message.ts';
import { plainTextOf, type PlainText } from './html-text.ts';
import type { Parts, UnderWay } from './parts.ts';
import { readMail } from './pasted-mail.ts';

const payload = z.object({
  messagePayload: z.object({
    subject: z.string().nullish(),
    body: z.object({ content: z.string() }),
  }),
});

const MAX_SUBJECT = 500;

/** The message that the action was chosen on, as plain text. */
export function messageTextOf({ value }: Pick<Activity, 'value'>): PlainText {
  const parsed = payload.safeParse(value);
  if (!parsed.success) return { text: '', isCut: false };
  const { subject, body } = parsed.data.messagePayload;
  const { text, isCut } = plainTextOf(body.content);
  return { text: `${(subject ?? '').slice(0, MAX_SUBJECT)}\n${text}`.trim(), isCut };
}

/** Takes the voucher from a message: known ones are validated or shown, others registered. */
export async function answerMessageAction(
  parts: Parts,
  way: UnderWay,
  { text }: PlainText,
): Promise<void> {
  const voucherIds = parts.understanding.findIds(text).certain;
  if (voucherIds.length > 0) return answerMail(parts, way, { text, voucherIds });
  const { services, person } = way.turn;
  const values = readMail(text, services.programme, person.email);
  await beginStep(parts, way, REGISTER_VOUCHER, { values });
}
