import { createHmac } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WEBHOOK_ANSWERS, WEBHOOK_SAMPLE } from '../../scripts/docs/contract-webhook.ts';
import { runDesk } from '../support/running-desk.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe("the contract's webhook sample", () => {
  it('has the signature that the contract describes', () => {
    const { secret, headers, body } = WEBHOOK_SAMPLE;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const signature = createHmac('sha256', key).update(text).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
  });

  it('is accepted over HTTP by a desk with its secret at its time', async () => {
    const { secret, headers, body, at } = WEBHOOK_SAMPLE;
    const environment = { WEBHOOK_SECRETS: secret };
    const desk = await runDesk({ environment, clock: { now: () => at } });
    const response = await desk.post('/api/webhooks/vouchers', { headers, body });
    const answer = [response.status, await response.json()];
    await desk.close();
    expect(answer).toEqual([202, { accepted: true }]);
  });
});

it('the contract lists every refusal that the webhook code names', () => {
  const files = globSync(['bot/webhook/webhook-route.ts', 'bot/http/*.ts'], { cwd: root });
  const sources = files.map((file) => readFileSync(path.join(root, file), 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/refusal\(\s*(\d{3}),\s*'([\w-]+)'/gu)].map(
      ([, status, error]) => `${status} ${error}`,
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  const listed = WEBHOOK_ANSWERS.map(({ status, error = '' }) => `${status} ${error}`);
  expect(listed).toEqual(expect.arrayContaining(named));
});
