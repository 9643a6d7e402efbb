import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { REGISTER_VOUCHER } from '../../dialogs/register-voucher.ts';
import { beginStep } from './begin-step.ts';
import { answerMail } from './mail-message.ts';
import type { Parts, UnderWay } from './parts.ts';
import { readMail } from './pasted-mail.ts';

const payload = z.object({
  messagePayload: z.object({
    subject: z.string().nullish(),
    body: z.object({ content: z.string() }),
  }),
});

/** Longer than any e-mail somebody would take a voucher from. */
const LONGEST = 50_000;

/** The message that the action was chosen on, as plain text. */
export function messageTextOf({ value }: Pick<Activity, 'value'>): string {
  const parsed = payload.safeParse(value);
  if (!parsed.success) return '';
  const { subject, body } = parsed.data.messagePayload;
  return plainText(`${subject ?? ''}\n${body.content.slice(0, LONGEST)}`).trim();
}

/** Takes the voucher from a message: known ones are validated or shown, others registered. */
export async function answerMessageAction(
  parts: Parts,
  way: UnderWay,
  text: string,
): Promise<void> {
  const voucherIds = parts.understanding.findIds(text).certain;
  if (voucherIds.length > 0) return answerMail(parts, way, { text, voucherIds });
  const { services, person } = way.turn;
  const values = readMail(text, services.programme, person.email);
  await beginStep(parts, way, REGISTER_VOUCHER, { values });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Teams hands over HTML; what is read of it is shown as text and never as HTML again. */
function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/gu, (entity) => ENTITIES[entity] ?? entity);
}
