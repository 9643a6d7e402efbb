import { context, SpanKind, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { buildVersion } from '../../../bot/config/version.ts';
import { createLog } from '../../../bot/telemetry/log.ts';
import { observedDocuments } from '../../../bot/telemetry/observed-documents.ts';
import { inSpan, inSpanBelow } from '../../../bot/telemetry/tracing.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { startFakeTeams, type FakeTeams } from '../../support/fake-teams.ts';
import { NO_LIMITS, NOON, runDesk } from '../../support/running-desk.ts';
import { anAssignment, signedHeaders, TENANT } from '../../support/signed-event.ts';
import { aStore } from '../../support/stores.ts';
import { asJson, wireActivity } from '../../support/wire-activity.ts';

const exporter = new InMemorySpanExporter();
let teams: FakeTeams;

beforeAll(async () => {
  teams = await startFakeTeams();
  const spanProcessors = [new SimpleSpanProcessor({ exporter })];
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors }));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(async () => {
  trace.disable();
  context.disable();
  await teams.close();
});

/** Spans of a message from Paula and of a voucher assigned to Paula, with its notice. */
async function aDayAtTheDesk(): Promise<readonly ReadableSpan[]> {
  const person = { aadObjectId: people.paula, name: 'Paula Projekt' };
  const chat = teams.chat({ tenantId: TENANT, person });
  const desk = await runDesk({ bot: undefined, rates: NO_LIMITS });
  const conversation = { id: chat.id, tenantId: TENANT, conversationType: 'personal' };
  const message = wireActivity({
    type: 'message',
    name: undefined,
    value: undefined,
    text: 'help please',
    serviceUrl: teams.serviceUrl,
    conversation,
  });
  expect((await desk.post('/api/messages', asJson(message))).status).toBe(200);
  for (const verb of ['vouchers', 'made-up-by-paula']) {
    const action = { type: 'Action.Execute', verb, data: { desk: {} } };
    const click = wireActivity({
      value: { action, trigger: 'manual' },
      serviceUrl: teams.serviceUrl,
      conversation,
    });
    expect((await desk.post('/api/messages', asJson(click))).status).toBe(200);
  }
  const body = JSON.stringify(anAssignment({ assignedTo: { aadObjectId: people.paula } }));
  const headers = signedHeaders(body, { id: 'event_1', at: NOON });
  expect((await desk.post('/api/webhooks/vouchers', { body, headers })).status).toBe(202);
  await teams.until(() => isNotified(chat.messages.map(({ activity }) => activity)));
  await desk.close();
  return exporter.getFinishedSpans();
}

const isNotified = (activities: readonly object[]): boolean =>
  JSON.stringify(activities).includes('Fabrikam Logistics');

const named = (spans: readonly ReadableSpan[], name: string, kind?: string): ReadableSpan => {
  const found = spans.find(
    (span) => span.name === name && (kind === undefined || span.attributes['desk.kind'] === kind),
  );
  if (!found) throw new RangeError(`no span ${name}: ${spans.map((span) => span.name).join()}`);
  return found;
};
const below = (spans: readonly ReadableSpan[], parent: ReadableSpan): readonly string[] =>
  spans
    .filter((span) => span.parentSpanContext?.spanId === parent.spanContext().spanId)
    .map((span) => span.name);

describe('a trace', () => {
  let spans: readonly ReadableSpan[];
  beforeAll(async () => {
    spans = await aDayAtTheDesk();
  });

  it('contains the store calls and the reply of a turn', () => {
    const turn = named(spans, 'turn', 'message');
    expect(turn.parentSpanContext).toBeUndefined();
    expect(turn.attributes).toMatchObject({ 'desk.command': 'help', 'desk.outcome': 'ok' });
    expect(turn.instrumentationScope).toMatchObject({
      name: 'planning-services-desk',
      version: buildVersion(),
    });
    const send = named(spans, 'send', 'send');
    expect(send.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.response.status_code': 201,
      'server.address': new URL(teams.serviceUrl).hostname,
    });
    expect(below(spans, turn)).toEqual(expect.arrayContaining(['store read', 'send']));
  });

  it('contains the command of a click, but no unknown verb', () => {
    const clicks = spans.filter(({ attributes }) => attributes['desk.kind'] === 'invoke');
    expect(clicks.map(({ attributes }) => attributes['desk.command'])).toEqual([
      'vouchers',
      undefined,
    ]);
  });

  it('contains the change of an event and its store calls', () => {
    const webhook = named(spans, 'webhook');
    expect(webhook.attributes['desk.outcome']).toBe('applied');
    expect(below(spans, webhook)).toContain('change');
    const change = named(spans, 'change', 'assign');
    expect(change.attributes['desk.outcome']).toBe('done');
    expect(below(spans, change)).toEqual(expect.arrayContaining(['store read', 'store commit']));
  });

  it('is separate for a notice and linked to the change that caused it', () => {
    const notice = named(spans, 'notice', 'voucher-assigned');
    expect(notice.parentSpanContext).toBeUndefined();
    expect(below(spans, notice)).toContain('send');
    const cause = named(spans, 'webhook').attributes['desk.correlation_id'];
    expect(cause).toEqual(expect.any(String));
    expect(notice.attributes['desk.correlation_id']).toBe(cause);
    const { traceId, spanId } = named(spans, 'change', 'assign').spanContext();
    expect(traceId).toBe(named(spans, 'webhook').spanContext().traceId);
    expect(notice.links).toEqual([{ context: expect.objectContaining({ traceId, spanId }) }]);
  });

  it('is not created by polling', () => {
    const alone = spans.filter((span) => span.parentSpanContext === undefined);
    expect(alone.map((span) => span.name).filter((name) => /^(?:store|send)/u.test(name))).toEqual(
      [],
    );
  });

  it('contains no person and no typed text', () => {
    const kept = JSON.stringify(
      spans.map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    );
    expect(kept).not.toMatch(/paula|vera|fabrikam|please|ABCD-1234|00000000-0000-4000/iu);
  });
});

describe('a poll', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  it('creates no span in an idle desk', async () => {
    const polled: string[] = [];
    const metrics = { stored: (operation: string) => void polled.push(operation) };
    const store = observedDocuments(aStore(), { clock: { now: () => NOON }, metrics });
    const idle = await aDelivery({ store, sweeping: true });
    closing.push(() => idle.close());
    // A tenant without notices is polled for four seconds.
    idle.delivery.notify({ tenantId: TENANT, aggregateId: 'voucher:ABCD-1234' });
    await idle.time.pass(500);
    exporter.reset();
    polled.length = 0;
    await idle.time.pass(2_000);
    expect(polled.filter((operation) => operation === 'find').length).toBeGreaterThan(1);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });

  it('is not traced by instrumentations below it either', async () => {
    const isTraced = async () => trace.getTracer('http').startSpan('GET').isRecording();
    expect(await inSpanBelow({ name: 'store find' }, isTraced)).toBe(false);
    const turn = () => inSpanBelow({ name: 'store find' }, isTraced);
    expect(await inSpan({ name: 'turn' }, turn)).toBe(true);
  });
});

describe('a span', () => {
  const links = () => exporter.getFinishedSpans().at(-1)?.links;

  it.each([undefined, '', '00-0-0-01', `00-${'a'.repeat(32)}-${'b'.repeat(16)}`])(
    'has no link if its cause is %j',
    async (causedBy) => {
      await inSpan({ name: 'notice', causedBy }, async () => undefined);
      expect(links()).toEqual([]);
    },
  );

  it('is internal for a turn within an instrumentation’s server span', async () => {
    const turn = () => inSpan({ name: 'turn', spanKind: SpanKind.SERVER }, async () => undefined);
    await turn();
    expect(exporter.getFinishedSpans().at(-1)?.kind).toBe(SpanKind.SERVER);
    await trace.getTracer('http').startActiveSpan('POST', turn);
    expect(exporter.getFinishedSpans().at(-1)?.kind).toBe(SpanKind.INTERNAL);
  });

  it('has the status error for a turn that ended with an apology', async () => {
    await inSpan(
      { name: 'turn', factsOf: () => ({ outcome: 'failed' }), failures: ['failed'] },
      async () => undefined,
    );
    expect(exporter.getFinishedSpans().at(-1)).toMatchObject({
      attributes: { 'desk.outcome': 'failed', 'error.type': 'failed' },
      status: { code: 2 },
    });
  });

  it('is named in the log lines written inside it, and in no others', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    await inSpan({ name: 'work' }, async () => log.info('turn-done'));
    log.info('turn-done');
    const { traceId, spanId } = exporter.getFinishedSpans().at(-1)!.spanContext();
    expect(JSON.parse(lines[0]!)).toMatchObject({ trace_id: traceId, span_id: spanId });
    expect(lines[1]).not.toContain('trace_id');
  });

  it('contains the code, not the message, of failed work', async () => {
    const failed = Object.assign(new RangeError('said paula'), { code: 'store-unavailable' });
    const work = inSpan({ name: 'work' }, () => Promise.reject(failed));
    await expect(work).rejects.toBe(failed);
    const span = exporter.getFinishedSpans().at(-1);
    expect(span).toMatchObject({
      attributes: { 'error.type': 'store-unavailable' },
      status: { code: 2 },
      events: [],
    });
    expect(span?.status.message).toBeUndefined();
  });
});
