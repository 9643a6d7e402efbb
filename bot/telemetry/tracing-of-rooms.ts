import { SpanKind } from '@opentelemetry/api';
import { Desk } from '../../workflow/desk/desk.ts';
import type { Inbox } from '../../workflow/inbox/inbox.ts';
import type { PartnerOutcome, VoucherOutcome } from '../../workflow/desk/outcome.ts';
import { TALLIES, type Documents } from '../../workflow/kernel/ports.ts';
import type { PartnerRequest, VoucherRequest } from '../../workflow/desk/requests.ts';
import { inSpan, inSpanBelow } from './tracing.ts';

/** The door to any change, with a span for each. */
export class TracedDesk extends Desk {
  override changeVoucher(request: VoucherRequest): Promise<VoucherOutcome> {
    return inSpan(changeSpan(request), () => super.changeVoucher(request));
  }

  override changePartner(request: PartnerRequest): Promise<PartnerOutcome> {
    return inSpan(changeSpan(request), () => super.changePartner(request));
  }
}

function changeSpan({ tenantId, command, correlationId }: VoucherRequest | PartnerRequest) {
  const facts = { tenantId, kind: command.name, correlationId };
  return { name: 'change', facts, outcomeOf: ({ kind }: { readonly kind: string }) => kind };
}

/** The same inbox, with a span for each event that comes in. */
export function tracedInbox(inbox: Pick<Inbox, 'accept'>): Pick<Inbox, 'accept'> {
  return {
    accept: (event) =>
      inSpan(
        {
          name: 'webhook',
          spanKind: SpanKind.SERVER,
          outcomeOf: (answer) =>
            answer.kind === 'accepted' ? (answer.parked ?? answer.kind) : answer.kind,
        },
        () => inbox.accept(event),
      ),
  };
}

/** The same store, with a span for each call that a turn, an event or a notice makes. */
export function tracedDocuments(documents: Documents): Documents {
  const traced = <Result>(
    operation: string,
    kind: string | undefined,
    work: () => Promise<Result>,
  ) =>
    inSpanBelow({ name: `store ${operation}`, spanKind: SpanKind.CLIENT, facts: { kind } }, work);
  return {
    read: (key) => traced('read', undefined, () => documents.read(key)),
    commit: (partition, writes) =>
      inSpanBelow(
        {
          name: 'store commit',
          spanKind: SpanKind.CLIENT,
          outcomeOf: (result) => (result.ok ? 'ok' : 'conflict'),
        },
        () => documents.commit(partition, writes),
      ),
    find: (query) => traced('find', query.kind, () => documents.find(query)),
    count: (query) => traced('count', query.kind, () => documents.count(query)),
    tally: (query) => traced('tally', TALLIES[query.tally].kind, () => documents.tally(query)),
    ping: () => documents.ping(),
    close: () => documents.close(),
  };
}
