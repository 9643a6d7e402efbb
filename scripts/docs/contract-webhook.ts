import { Webhook } from 'standardwebhooks';

/** A sample delivery with its wire headers. The secret is public: never use it. */
export const WEBHOOK_SAMPLE = signed({
  secret: `whsec_${Buffer.from('sample secret of the contract ..').toString('base64')}`,
  id: 'msg_2Lh9KRb0pzN4LePd3XiA4v12Axj',
  at: '2020-06-10T08:00:00Z',
  body: JSON.stringify({
    type: 'voucher.assigned',
    timestamp: '2020-06-10T08:00:00Z',
    data: {
      tenantId: 'f1559684-4df8-4b5f-ad81-5e852fd063f6',
      voucherId: 'ABCD-1234',
      offer: 'DDPS',
      serviceLevel: 5,
      customer: {
        organisation: 'Contoso GmbH',
        contactEmail: 'it-procurement@contoso.example',
        country: 'DE',
      },
      assignedTo: { email: 'mara.lindner@nordwind.example' },
      assignedAt: '2020-06-10T08:00:00Z',
    },
  }),
});

interface WebhookAnswer {
  readonly status: number;
  /** Value of `error` in the body; undefined if accepted. */
  readonly error?: string;
  readonly means: string;
}

export const WEBHOOK_ANSWERS: readonly WebhookAnswer[] = [
  {
    status: 202,
    means:
      'accepted: `{ "accepted": true }`. An event that cannot be applied yet is stored and shown to the admins. A repeated delivery gets the same answer and has no second effect',
  },
  {
    status: 400,
    error: 'headers-missing',
    means: 'a header above is missing; `missing` names each',
  },
  { status: 400, error: 'webhook-id-malformed', means: 'invalid characters, or more than 128' },
  { status: 400, error: 'encoding', means: 'the body is not UTF-8' },
  { status: 400, error: 'syntax', means: 'the body is not JSON' },
  { status: 400, error: 'depth', means: 'nested deeper than 64 levels' },
  { status: 400, error: 'key', means: 'a key such as `__proto__`' },
  { status: 400, error: 'body-broken-off', means: 'the connection ended before the body did' },
  {
    status: 401,
    error: 'unauthorized',
    means:
      'wrong signature, or a timestamp more than 300 s off in either direction; the answer does not distinguish them',
  },
  { status: 404, error: 'not-found', means: 'another path' },
  { status: 405, error: 'method-not-allowed', means: 'another method than POST' },
  {
    status: 409,
    error: 'webhook-id-used',
    means: 'this `webhook-id` was used with another body; remembered for 90 days',
  },
  {
    status: 413,
    error: 'too-large',
    means: 'more than `limit` bytes (64 KiB), counted as received',
  },
  {
    status: 415,
    error: 'json-expected',
    means: 'not `application/json` in UTF-8, or with a content encoding',
  },
  {
    status: 421,
    error: 'local-only',
    means: 'local mode: the request passed a proxy, or its host name is not loopback',
  },
  { status: 422, error: 'schema', means: '`fields` names each refused field, see below' },
  { status: 429, error: 'too-many-requests', means: 'repeat after `retry-after` seconds' },
  { status: 500, error: 'internal', means: 'a bug in the desk; repeat later' },
  {
    status: 503,
    error: 'busy',
    means: 'the same event is being processed; repeat after `retry-after` seconds',
  },
  {
    status: 503,
    error: 'store-unavailable',
    means: 'nothing was accepted; repeat after `retry-after` seconds',
  },
];

export function webhookSection(): readonly string[] {
  const { secret, headers, body } = WEBHOOK_SAMPLE;
  return [
    '### Delivery',
    'The signature is the Base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, byte for byte as sent. The key is the part after `whsec_`, decoded from Base64. Repeat an event that got no answer, 429 or 5xx under the same `webhook-id`.',
    [
      '| Header | Value |',
      '| --- | --- |',
      '| `content-type` | `application/json` |',
      '| `webhook-id` | unique per event: letters, digits and `_.~:@+=,-`, up to 128 |',
      '| `webhook-timestamp` | time of the signature in seconds since 1970 |',
      '| `webhook-signature` | `v1,<signature>`; several, one for each secret, separated by a space |',
    ].join('\n'),
    `A sample, signed with \`${secret}\`:`,
    [
      '```http',
      'POST /api/webhooks/vouchers HTTP/1.1',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body,
      '```',
    ].join('\n'),
    '### Answers',
    'A refusal is `{ "error": "<code>" }`, with the fields named below.',
    [
      '| Status | `error` | Means |',
      '| --- | --- | --- |',
      ...WEBHOOK_ANSWERS.map(
        ({ status, error, means }) =>
          `| ${status} | ${error === undefined ? '' : `\`${error}\``} | ${means} |`,
      ),
    ].join('\n'),
  ];
}

function signed(sample: {
  readonly secret: string;
  readonly id: string;
  readonly at: string;
  readonly body: string;
}) {
  const { secret, id, at, body } = sample;
  const moment = new Date(at);
  return {
    secret,
    at: moment.getTime(),
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(moment.getTime() / 1000),
      'webhook-signature': new Webhook(secret).sign(id, moment, body),
    },
  };
}
