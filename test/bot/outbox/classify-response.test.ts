import {
  classifyResponse,
  type Operation,
  type Response,
} from '../../../bot/outbox/teams/classify-response.ts';

const answer = (status: Response['status'], code?: string, retryAfterMs?: number): Response => ({
  status,
  code,
  retryAfterMs,
});

const ALL: readonly Operation[] = ['open-chat', 'send', 'update', 'check'];
const BUT_SEND: readonly Operation[] = ['open-chat', 'update', 'check'];

const because = (code: string) => ({ because: code });

describe('classifyResponse', () => {
  const table: [string, readonly Operation[], Response, object][] = [
    ['200', ALL, answer(200), { kind: 'done' }],
    ['201', ALL, answer(201), { kind: 'done' }],
    ['202', ALL, answer(202), { kind: 'done' }],
    ['301', ALL, answer(301), { kind: 'dead', because: 'teams-301' }],
    ['400', ALL, answer(400, 'BadSyntax'), { kind: 'dead', because: 'teams-400-BadSyntax' }],
    ['401', ALL, answer(401), { kind: 'unauthorized', because: 'teams-401' }],
    ...['BotNotInConversationRoster'].map((code): (typeof table)[number] => [
      `403 ${code}`,
      ALL,
      answer(403, code),
      { kind: 'gone', ...because(`teams-403-${code}`) },
    ]),
    ...['ConversationBlockedByUser', 'MessageWritesBlocked'].map((code): (typeof table)[number] => [
      `403 ${code}`,
      ALL,
      answer(403, code),
      { kind: 'blocked', ...because(`teams-403-${code}`) },
    ]),
    ['403 BotDisabledByAdmin', ALL, answer(403, 'BotDisabledByAdmin'), { kind: 'disabled' }],
    ['403', ALL, answer(403), { kind: 'refused', because: 'teams-403' }],
    ...['BadArgument', 'InvalidBotApiHost', 'NotEnoughPermissions', 'Forbidden', 'Newest'].map(
      (code): (typeof table)[number] => [
        `403 ${code}`,
        ALL,
        answer(403, code),
        { kind: 'refused', ...because(`teams-403-${code}`) },
      ],
    ),
    ['404 of a chat', ALL, answer(404, 'ConversationNotFound'), { kind: 'gone' }],
    ['404', ['update'], answer(404), { kind: 'gone' }],
    [
      '404 of a message',
      ['update'],
      answer(404, 'ActivityNotFoundInConversation'),
      { kind: 'gone' },
    ],
    ['404', ['open-chat', 'send', 'check'], answer(404), { kind: 'refused' }],
    ['405', ALL, answer(405), { kind: 'dead', because: 'teams-405' }],
    ['412', ALL, answer(412), { kind: 'again', ambiguous: false, because: 'teams-412' }],
    ['413', ALL, answer(413), { kind: 'dead', because: 'teams-413' }],
    [
      '429 with Retry-After',
      ALL,
      answer(429, undefined, 3000),
      { kind: 'throttled', afterMs: 3000 },
    ],
    ['429 without', ALL, answer(429), { kind: 'throttled', afterMs: undefined }],
    ['500', ALL, answer(500), { kind: 'failed', ambiguous: false, because: 'teams-500' }],
    ['501', ALL, answer(501), { kind: 'dead', because: 'teams-501' }],
    ...[502, 503, 504].flatMap((status): (typeof table)[number][] => [
      [`${status}`, ['send'], answer(status), { kind: 'host-down', ambiguous: true }],
      [`${status}`, BUT_SEND, answer(status), { kind: 'host-down', ambiguous: false }],
    ]),
    ['503 with Retry-After', ALL, answer(503, undefined, 9000), { afterMs: 9000 }],
    ['no connection', ALL, answer('not-sent'), { kind: 'host-down', ambiguous: false }],
    ['a reset', ['send'], answer('unknown'), { kind: 'host-down', ambiguous: true }],
    ['a reset', BUT_SEND, answer('unknown'), { kind: 'host-down', ambiguous: false }],
    ['no token', ALL, answer('no-token'), { kind: 'unauthorized', because: 'no-token' }],
    ['a forged host', ALL, answer('foreign-host'), { kind: 'dead', because: 'foreign-host' }],
  ];

  it.each(
    table.flatMap(([name, operations, response, result]) =>
      operations.map((operation) => [operation, name, response, result] as const),
    ),
  )('classifies the response to %s as documented: %s', (operation, _name, response, result) => {
    expect(classifyResponse(operation, response)).toMatchObject(result);
  });
});
