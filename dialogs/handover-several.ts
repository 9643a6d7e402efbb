import type { DialogTurnResult } from 'botbuilder-dialogs';
import { handoverSeveralCard, type CustomerCount } from '../cards/forms/handover-several-card.ts';
import { messageCard } from '../cards/chat/message-card.ts';
import { check, type Check } from '../workflow/kernel/checks.ts';
import { coded } from '../workflow/kernel/facts.ts';
import type { HandoverOutcome } from '../workflow/desk/hand-over-several.ts';
import type { Context } from '../workflow/partner/context.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import { presentOrFormer } from '../workflow/partner/team.ts';
import type { HandoverItem } from '../workflow/records/records.ts';
import { colleagueCheck } from '../workflow/steps/handover.ts';
import { handoverSeveralSchema, type HandoverSeveral } from '../workflow/steps/handover-several.ts';
import { possibleActions } from '../workflow/views/offered-steps.ts';
import { customerKey } from '../workflow/voucher/customer-name.ts';
import type { Assignee, Voucher } from '../workflow/voucher/voucher.ts';
import { colleagueChoices, withoutUnknown } from './choices.ts';
import { noChoices } from './no-choices.ts';
import { openVouchers } from './open-vouchers.ts';
import { showHandover, showHolders } from './show-handover.ts';
import { contextOf } from './show-voucher.ts';
import { StepDialog, type FilledIn, type RequestBase, type Step } from './step-dialog.ts';
import { turnOf, type Turn, type Values } from './turn.ts';
import { wantedIds } from './wanted-ids.ts';

type Result = HandoverOutcome | { readonly kind: 'refused'; readonly refused: readonly Check[] };
type Answer = Extract<Result, { readonly kind: 'done' | 'refused' }> | { readonly kind: 'stale' };

/** Asks which vouchers a colleague takes over, and hands each over with its own outcome. */
export class HandoverSeveralDialog extends StepDialog {
  constructor() {
    super('handover-several');
    this.runs(this.ask.bind(this), this.record.bind(this));
  }

  private async ask(step: Step): Promise<DialogTurnResult> {
    const { options } = step;
    if (options.submitted) return step.next();
    const turn = turnOf(step.context);
    await turn.requireRight('handover');
    const context = await contextOf(turn);
    const ids = wantedIds(options);
    const from =
      fromOf(options.values, ids, turn, context) ??
      (await everyoneIfCustomer(turn, options.values));
    if (from === undefined) {
      await showHolders(turn);
      return step.endDialog();
    }
    const open = await openVouchers(turn, whoseOf(from, context));
    const possible = open.filter((one) => possibleActions(one, context).includes('handover'));
    const requested = possible.filter(({ voucherId }) => ids.includes(voucherId));
    const rest = possible.filter(({ voucherId }) => !ids.includes(voucherId));
    const [first, ...others] = [...requested, ...rest];
    if (first === undefined) {
      await turn.mention({ personId: from });
      await turn.show(nothingOpen(turn, from));
      return step.endDialog();
    }
    await turn.mention({ personId: from });
    const customers = customersOf(possible);
    options.values = prefilled(options.values, from, customers);
    const colleagues = colleagueChoices(context, from);
    const none = noChoices({ ...context, t: turn.t }, 'handover-several', { colleagues });
    if (none) {
      await turn.show(none);
      return step.endDialog();
    }
    return this.fillIn(step, ({ commandId, form, t }) =>
      handoverSeveralCard(t, {
        commandId,
        form: withoutUnknown(form, colleagues, context.partner),
        from,
        name: t.plainFact(coded('person', from)),
        isOwn: from === turn.person.personId,
        vouchers: [first, ...others],
        customers,
        colleagues,
      }),
    );
  }

  private async record(step: Step): Promise<DialogTurnResult> {
    return this.submit<HandoverSeveral, Answer>(step, {
      schema: handoverSeveralSchema,
      change: handOver,
      async done({ batch, outcomes }, turn, { commandId }) {
        const { grant } = step.options.values ?? {};
        await showHandover(turn, outcomes, {
          to: batch.items[0]?.to,
          batchId: commandId,
          grant,
        });
      },
    });
  }
}

async function handOver(
  { which, customer, colleague, reason }: HandoverSeveral,
  request: RequestBase,
  turn: Turn,
  filled: FilledIn,
): Promise<Answer> {
  const context = await contextOf(turn);
  const known = colleagueCheck(colleague, context);
  const [chosen = '', ...rest] = which.split(':');
  const from = rest.join(':');
  const ids = wantedIds({ values: filled.values });
  // A chosen customer without a ticked voucher means all of the customer.
  const isOfCustomer = chosen === 'ticked' && ids.length === 0 && customer !== undefined;
  const scope = isOfCustomer ? 'customer' : chosen;
  const missing = (field: string): Answer => ({
    kind: 'refused',
    refused: [check('field-valid', false, { problem: 'missing' }, field)],
  });
  if (!known.met) return { kind: 'refused', refused: [known] };
  if (scope === 'ticked' && ids.length === 0) return missing('voucherIds');
  if (scope === 'customer' && customer === undefined) return missing('customer');
  const items =
    scope === 'ticked'
      ? await tickedItems(turn, ids, whoseOf(from, context), colleague)
      : await itemsOf(turn, context, { from, customer, scope, colleague });
  const { tenantId, commandId, correlationId } = request;
  const outcome = await turn.handOver({
    tenantId,
    by: { kind: 'person', ...turn.person },
    commandId,
    correlationId,
    content: { which, customer, colleague, reason, ids },
    items,
    reason,
  });
  if (outcome.kind === 'done') return outcome;
  if (outcome.kind === 'changed') return { kind: 'stale' };
  return { kind: 'refused', refused: [check('vouchers-to-hand-over', false, {}, 'which')] };
}

/** The ticked vouchers; one that is another person's by now is refused when its turn comes. */
async function tickedItems(
  turn: Turn,
  ids: readonly string[],
  whose: Assignee | 'everyone',
  to: string,
): Promise<readonly HandoverItem[]> {
  const vouchers = await Promise.all(ids.map((id) => turn.voucher(id)));
  return ids.map((voucherId, at) => ({
    voucherId,
    from: whose === 'everyone' ? (vouchers[at]?.assignee ?? {}) : whose,
    to,
  }));
}

async function itemsOf(
  turn: Turn,
  context: Context,
  wanted: {
    readonly from: string;
    readonly scope: string;
    readonly customer?: string;
    readonly colleague: string;
  },
): Promise<readonly HandoverItem[]> {
  const open = await openVouchers(turn, whoseOf(wanted.from, context));
  return open
    .filter((voucher) => possibleActions(voucher, context).includes('handover'))
    .filter(
      ({ customer: { organisation } }) =>
        wanted.scope === 'all' || sameName(organisation, wanted.customer ?? ''),
    )
    .map(({ assignee, voucherId }) => ({ voucherId, from: assignee, to: wanted.colleague }));
}

/** Whose vouchers: as asked; one's own without the right to all. Undefined: to be chosen. */
function fromOf(
  { from, which = '' }: Values = {},
  ids: readonly string[],
  { person: { personId } }: Turn,
  { actor, programme }: Context,
): string | undefined {
  if (!mayAct(actor, 'handover', programme, undefined)) return personId;
  const chosen = from ?? which.split(':').slice(1).join(':');
  if (chosen !== '') return chosen;
  return ids.length > 0 ? 'everyone' : undefined;
}

function whoseOf(from: string, { partner }: Context): Assignee | 'everyone' {
  if (from === 'everyone') return from;
  if (!from.startsWith('email:')) return { personId: from };
  return { email: presentOrFormer(partner, from)?.email ?? from.slice('email:'.length) };
}

interface NamedCustomer extends CustomerCount {
  /** All spellings; `organisation` is the first of them. */
  readonly names: readonly string[];
}

/** Customers by number of vouchers, then by name; spellings of one name are one customer. */
function customersOf(vouchers: readonly Voucher[]): readonly NamedCustomer[] {
  const byKey = Map.groupBy(vouchers, ({ customer }) => customerKey(customer.organisation));
  return [...byKey.values()]
    .map((theirs): NamedCustomer => {
      const names = theirs.map(({ customer }) => customer.organisation).toSorted();
      return { organisation: names[0] ?? '', names, count: theirs.length };
    })
    .sort((a, b) => b.count - a.count || a.organisation.localeCompare(b.organisation));
}

/** Chooses "all" or the customer if the sentence asked for them. */
function prefilled(values: Values = {}, from: string, customers: readonly NamedCustomer[]): Values {
  const { text = '', wantsAll, which, ...rest } = values;
  if (which !== undefined) return { ...rest, which };
  const customer = customerIn(text, customers);
  if (customer !== undefined && customers.length > 1)
    return { ...rest, customer, which: `customer:${from}` };
  return wantsAll === 'true' && from !== 'everyone' ? { ...rest, which: `all:${from}` } : rest;
}

/** A sentence that names a customer and no person is about the vouchers of all assignees. */
async function everyoneIfCustomer(
  turn: Turn,
  { text = '' }: Values = {},
): Promise<'everyone' | undefined> {
  if (text === '') return undefined;
  const customers = customersOf(await openVouchers(turn, 'everyone'));
  return customerIn(text, customers) === undefined ? undefined : 'everyone';
}

/** The only customer with a name in the text. */
function customerIn(text: string, customers: readonly NamedCustomer[]): string | undefined {
  const said = ` ${simplified(text)} `;
  const named = customers.filter(({ names }) =>
    names.some((name) => said.includes(` ${simplified(name)} `)),
  );
  return named.length === 1 ? named[0]?.organisation : undefined;
}

const simplified = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim();

const sameName = (one: string, other: string): boolean => customerKey(one) === customerKey(other);

function nothingOpen({ t, person }: Turn, from: string) {
  const of = from === 'everyone' || from === person.personId ? 'own' : 'person';
  return messageCard(t, {
    title: t.text(`handover-several.none.${of}`, { person: coded('person', from) }),
    actions: ['vouchers', 'next'],
  });
}
