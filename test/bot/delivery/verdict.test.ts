import { verdictOf, type Attempt, type Operation } from '../../../bot/delivery/verdict.ts';

const answer = (status: number, code?: string, retryAfterMs?: number): Attempt => ({
  answered: true,
  status,
  code,
  retryAfterMs,
});
const failure = (why: 'not-sent' | 'unknown' | 'no-token' | 'foreign-host'): Attempt => ({
  answered: false,
  failure: why,
});

const ALL: readonly Operation[] = ['open-chat', 'send', 'update'];
const BUT_SEND: readonly Operation[] = ['open-chat', 'update'];

describe('what follows from an attempt', () => {
  const table: [string, readonly Operation[], Attempt, object][] = [
    ['200', ALL, answer(200), { kind: 'done' }],
    ['201', ALL, answer(201), { kind: 'done' }],
    ['202', ALL, answer(202), { kind: 'done' }],
    ['301', ALL, answer(301), { kind: 'final', because: 'teams-301' }],
    ['400', ALL, answer(400, 'BadSyntax'), { kind: 'final', because: 'teams-400-BadSyntax' }],
    ['401', ALL, answer(401), { kind: 'locked-out', because: 'teams-401' }],
    ['403', ALL, answer(403), { kind: 'gone', because: 'teams-403' }],
    [
      '403 removed',
      ALL,
      answer(403, 'BotNotInConversationRoster'),
      { kind: 'gone', because: 'teams-403-BotNotInConversationRoster' },
    ],
    [
      '403 blocked by the person',
      ALL,
      answer(403, 'ConversationBlockedByUser'),
      { kind: 'gone', because: 'teams-403-ConversationBlockedByUser' },
    ],
    [
      '403 switched off by an admin',
      ALL,
      answer(403, 'BotDisabledByAdmin'),
      { kind: 'gone', because: 'teams-403-BotDisabledByAdmin' },
    ],
    ['404', ALL, answer(404), { kind: 'gone', because: 'teams-404' }],
    ['405', ALL, answer(405), { kind: 'final', because: 'teams-405' }],
    ['412', ALL, answer(412), { kind: 'again', ambiguous: false, because: 'teams-412' }],
    ['413', ALL, answer(413), { kind: 'final', because: 'teams-413' }],
    ['429 with Retry-After', ALL, answer(429, undefined, 3000), { kind: 'pause', forMs: 3000 }],
    ['429 without', ALL, answer(429), { kind: 'pause', forMs: undefined }],
    ['500', ALL, answer(500), { kind: 'final', because: 'teams-500' }],
    ...[502, 503, 504].flatMap((status): (typeof table)[number][] => {
      const because = `teams-${status}`;
      return [
        [`${status}`, ['send'], answer(status), { kind: 'again', ambiguous: true, because }],
        [`${status}`, BUT_SEND, answer(status), { kind: 'again', ambiguous: false, because }],
      ];
    }),
    ['503 with Retry-After', ALL, answer(503, undefined, 9000), { kind: 'again', afterMs: 9000 }],
    ['no connection', ALL, failure('not-sent'), { kind: 'again', ambiguous: false }],
    ['a reset', ['send'], failure('unknown'), { kind: 'again', ambiguous: true }],
    ['a reset', BUT_SEND, failure('unknown'), { kind: 'again', ambiguous: false }],
    ['no token', ALL, failure('no-token'), { kind: 'locked-out', because: 'no-token' }],
    ['a forged host', ALL, failure('foreign-host'), { kind: 'final', because: 'foreign-host' }],
  ];

  it.each(
    table.flatMap(([name, operations, attempt, verdict]) =>
      operations.map((operation) => [operation, name, attempt, verdict] as const),
    ),
  )('%s, %s', (operation, _name, attempt, verdict) => {
    expect(verdictOf(operation, attempt)).toMatchObject(verdict);
  });
});
