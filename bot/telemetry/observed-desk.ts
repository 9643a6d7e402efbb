import type { Desk } from '../../workflow/desk/desk.ts';
import type { PartnerRequest, VoucherRequest } from '../../workflow/desk/requests.ts';
import { inSpan, isTracing } from './tracing.ts';

type Commands = Pick<Desk, 'changeVoucher' | 'changePartner'>;

/** Traces each command if a tracer provider is registered. */
export function observedDesk(desk: Commands): Commands {
  if (!isTracing()) return desk;
  return {
    changeVoucher: (request) => inSpan(changeSpan(request), () => desk.changeVoucher(request)),
    changePartner: (request) => inSpan(changeSpan(request), () => desk.changePartner(request)),
  };
}

function changeSpan({ tenantId, command, correlationId }: VoucherRequest | PartnerRequest) {
  const facts = { tenantId, kind: command.name, correlationId };
  const factsOf = ({ kind }: { readonly kind: string }) => ({ outcome: kind });
  return { name: 'change', facts, factsOf };
}
