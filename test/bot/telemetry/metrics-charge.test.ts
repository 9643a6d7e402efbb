import { Metrics } from '../../../bot/telemetry/metrics.ts';

it('adds up the request units charged by the store', async () => {
  const metrics = new Metrics();
  metrics.charged(2.5);
  metrics.charged(5);
  expect(await metrics.text()).toContain('desk_store_request_units_total 7.5');
});
