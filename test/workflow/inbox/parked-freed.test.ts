import { aDesk, root, short } from '../../support/a-desk.ts';
import { dayOf, existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';

const registration = {
  offer: 'DDPS',
  serviceLevel: '3',
  organisation: 'Fabrikam',
  customerEmail: 'vera@fabrikam.example',
  country: 'DE',
  assignedOn: '2020-06-15',
};

it('only a registration and a payment request free the parked events of a voucher', async () => {
  const log: string[] = [];
  const desk = aDesk({
    onFreed: ({ tenantId, voucherId }) => log.push(`${tenantId} ${voucherId}`),
  });
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
  await upTo(desk, 'ASSIGNED-1', 'assign');
  for (const step of ['validate', 'reserve', 'report', 'redeem', 'payment'] as const) {
    log.push(step);
    desk.onDay(dayOf(step));
    expect(short(await desk.voucher(root, 'ASSIGNED-1', step, inputs[step]))).toBe('done');
  }
  log.push('payment-status');
  await desk.voucher(root, 'ASSIGNED-1', 'payment-status', inputs['payment-status']);
  await desk.voucher(root, 'REGISTERED-1', 'register', registration);
  log.push('register again');
  await desk.voucher(root, 'REGISTERED-1', 'register', registration);

  const steps = ['validate', 'reserve', 'report', 'redeem', 'payment', 'contoso ASSIGNED-1'];
  const others = ['payment-status', 'contoso REGISTERED-1', 'register again'];
  expect(log).toEqual([...steps, ...others]);
});
