import type { Desk } from '../../workflow/desk/desk.ts';
import type { PartnerRequest, VoucherRequest } from '../../workflow/desk/requests.ts';
import { inSpan, isTracing } from './tracing.ts';

type Commands = Pick<
  Desk,
  'changeVoucher' | 'changePartner' | 'handOver' | 'handBack' | 'announceImport'
>;

/** Traces each command if a tracer provider is registered. */
export function observedDesk(desk: Commands): Commands {
  if (!isTracing()) return desk;
  return {
    changeVoucher: (request) => inSpan(changeSpan(request), () => desk.changeVoucher(request)),
    changePartner: (request) => inSpan(changeSpan(request), () => desk.changePartner(request)),
    handOver: (request) => inSpan(handoverSpan(request), () => desk.handOver(request)),
    announceImport: (request) => desk.announceImport(request),
    handBack: (request) => inSpan(handoverSpan(request), () => desk.handBack(request)),
  };
}

function changeSpan({ tenantId, command, correlationId }: VoucherRequest | PartnerRequest) {
  return spanOf({ tenantId, kind: command.name, correlationId });
}

const handoverSpan = ({
  tenantId,
  correlationId,
}: Pick<VoucherRequest, 'tenantId' | 'correlationId'>) =>
  spanOf({ tenantId, kind: 'handover-several', correlationId });

function spanOf(facts: {
  readonly tenantId: string;
  readonly kind: string;
  readonly correlationId?: string;
}) {
  const factsOf = ({ kind }: { readonly kind: string }) => ({ outcome: kind });
  return { name: 'change', facts, factsOf };
}
