import { aDelivery } from '../../support/a-delivery.ts';
import { assignTo, install } from '../../support/many-notices.ts';

it('49 a second and more go to each of two tenants from the first on, and none is refused', async () => {
  const desk = await aDelivery({ windows: true });
  await desk.delivery.stop();
  const tenants = ['contoso', 'fabrikam'];
  for (const tenantId of tenants)
    for (let one = 0; one < 201; one++) {
      await install(desk, tenantId, `pm-${one}`);
      await assignTo(desk, tenantId, `pm-${one}`, `TEST-${tenantId}-${one}`);
    }
  desk.replica().start();
  await desk.time.pass(6_000);

  for (const tenantId of tenants) {
    const sends = desk.teams.requests.filter(
      ({ conversationId }) => conversationId?.startsWith(`a:${tenantId}:`) === true,
    );
    expect(sends).toHaveLength(201);
    const seconds = (sends.at(-1)!.at - sends[0]!.at) / 1_000;
    expect(200 / seconds).toBeGreaterThanOrEqual(49);
  }
  expect(desk.teams.requests.filter(({ status }) => status === 429)).toEqual([]);
  await desk.close();
});
