import fc from 'fast-check';
import { NOON, type TestDesk } from './running-desk.ts';
import { anAssignment, anEvent, signedHeaders } from './signed-event.ts';
import { wireActivity } from './wire-activity.ts';

/** A request to a route. */
export interface Shot {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** Texts that have caused bugs in other software. */
const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  '${x}',
  '{{=1}}',
  '<at>x</at>',
  '=1+1',
  '\u202Eabc',
  '\u200B',
  '\0',
  '\uD800',
  '../../etc',
  '9'.repeat(400),
  'null',
  '',
);
const text = fc.oneof(fc.string({ unit: 'binary' }), nasty);
const key = fc.oneof(nasty, fc.constantFrom('type', 'id', 'data', 'value', 'name', 'from'), text);
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53),
    fc.double({ noNaN: true }),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(key, tie('anything'), { maxKeys: 4 }),
  ),
}));

/** The value with one part at any depth replaced, removed or added. */
function mutated(value: unknown): fc.Arbitrary<unknown> {
  const paths = placesIn(value);
  return fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom('replace', 'drop', 'add'), key, anything)
    .map(([path, how, name, other]) => change(value, path, how, name, other));
}

function placesIn(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...at, name]))];
}

function change(
  value: unknown,
  path: readonly string[],
  how: string,
  name: string,
  other: unknown,
): unknown {
  const [first, ...rest] = path;
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (first === undefined)
    return how === 'add' && fields.length > 0
      ? Object.fromEntries([...fields, [name, other]])
      : other;
  if (how === 'drop' && rest.length === 0)
    return Object.fromEntries(fields.filter(([field]) => field !== first));
  const changed = fields.map(([field, inner]): [string, unknown] =>
    field === first ? [field, change(inner, rest, how, name, other)] : [field, inner],
  );
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Uint8Array.from(array));
const mangled = (whole: string) =>
  fc.tuple(fc.nat(whole.length), fc.nat(20), fc.string()).map(([at, length, put]) => {
    return whole.slice(0, at) + put + whole.slice(at + length);
  });
const contentType = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/json; charset=',
  ';;;',
);

const bodyOf = (...samples: unknown[]): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> =>
  fc.oneof(
    bytes,
    anything.map((value) => JSON.stringify(value)),
    ...samples.flatMap((sample) => [
      mutated(sample).map((value) => JSON.stringify(value)),
      mangled(JSON.stringify(sample)),
    ]),
  );

/** Mostly invalid activities, and some valid ones. */
export const messageShots: fc.Arbitrary<Shot> = fc
  .tuple(
    bodyOf(
      wireActivity(),
      wireActivity({ type: 'message', text: 'status', entities: [{ type: 'mention' }] }),
      wireActivity({ type: 'conversationUpdate', membersAdded: [{ id: '29:paula' }] }),
    ),
    contentType,
    fc.option(fc.stringMatching(/^[ -~]{0,40}$/u)),
  )
  .map(([body, type, authorization]) => ({
    body,
    headers: {
      'content-type': type,
      ...(authorization !== null && { authorization: `Bearer ${authorization}`.trim() }),
    },
  }));

/** Clicks of every command with arbitrary data, from a known person. */
export const clickShots = (
  verbs: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): fc.Arbitrary<Shot> =>
  fc
    .tuple(
      fc.oneof(fc.constantFrom(...verbs), key),
      fc.oneof(
        mutated({ desk: { voucherId: 'ABCD-1234', revision: 1, commandId: 'c-1' }, reason: 'x' }),
        fc.dictionary(
          fc.oneof(fc.constantFrom('desk', 'customerEmail', 'startDate'), key),
          anything,
        ),
        anything,
      ),
    )
    .map(([verb, data]) => ({
      body: JSON.stringify(
        wireActivity({ ...fields, value: { action: { type: 'Action.Execute', verb, data } } }),
      ),
      headers: { 'content-type': 'application/json' },
    }));

/**
 * Submitted forms of every command. Fields hold valid, invalid or no input; both button types and
 * new ids, so that many pass the first checks.
 */
export const formShots = (
  forms: Readonly<Record<string, readonly string[]>>,
  fields: Readonly<Record<string, unknown>>,
): fc.Arbitrary<Shot> => {
  const value = fc.oneof(
    { weight: 3, arbitrary: nasty },
    { weight: 3, arbitrary: plausible },
    { weight: 1, arbitrary: anything },
  );
  const form = fc.constantFrom(...Object.entries(forms)).chain(([verb, names]) =>
    fc.record({
      verb: fc.constant(verb),
      values: fc.record(Object.fromEntries(names.map((name) => [name, value])), {
        requiredKeys: [],
      }),
      desk: fc.record(
        {
          voucherId: fc.constantFrom('ABCD-1234', 'ABCD-1234', 'NONE-0000', '', '\u202E'),
          revision: fc.oneof(fc.constantFrom(0, 1, 2, -1), anything),
          commandId: fc.uuid(),
          webhookId: nasty,
          cursor: nasty,
        },
        { requiredKeys: ['commandId'] },
      ),
      submitted: fc.boolean(),
    }),
  );
  return form.map(({ verb, values, desk, submitted }) => {
    const data = { ...values, desk: { ...desk, verb } };
    const button = submitted
      ? { type: 'message', name: undefined, value: data }
      : { value: { action: { type: 'Action.Execute', verb, data } } };
    return {
      body: JSON.stringify(wireActivity({ ...fields, ...button })),
      headers: { 'content-type': 'application/json' },
    };
  });
};

/** Values that are valid for some field. */
const plausible = fc.constantFrom(
  'vera.license@fabrikam.example',
  '00000000-0000-4000-8000-00000000000c',
  '2020-06-15',
  '2020-13-45',
  '0000-00-00',
  '275760-09-13',
  '5',
  '-1',
  '1e308',
  'NaN',
  'DE',
  'EUR',
  'true',
  'windows-and-office',
  'DDPS,SDPS,,',
  'global-admin',
  'not-taking-place',
  'x'.repeat(5000),
);

let count = 0;
/**
 * Events of every kind with one invalid part; most are signed, so that they pass the first checks.
 */
export const webhookShots: fc.Arbitrary<Shot> = fc
  .tuple(
    bodyOf(
      anAssignment(),
      anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' }),
      anEvent('voucher.reassigned', { assignedTo: { email: 'a@b.example' } }),
      anEvent('payment.status_changed', { status: 'paid', reference: 'R' }),
    ),
    contentType,
    fc.constantFrom('signed', 'signed', 'signed', 'unsigned', 'odd'),
    fc.stringMatching(/^[ -~]{0,40}$/u),
  )
  .map(([body, type, how, odd]) => {
    const id = `fuzz_${++count}`;
    const signed = signedHeaders(asText(body), { id, at: NOON });
    const headers = { ...signed, 'content-type': type };
    if (how === 'unsigned') return { body, headers: { 'content-type': type } };
    if (how === 'odd') return { body, headers: { ...headers, 'webhook-signature': `v1,${odd}` } };
    return { body, headers };
  });

function asText(body: Shot['body']): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/**
 * Sends requests to a route and checks after each batch that the desk is up. Every response must
 * have an allowed status.
 */
export async function fuzzRoute(
  desk: TestDesk,
  route: { readonly path: string; readonly shots: fc.Arbitrary<Shot>; readonly allowed: number[] },
  runs: { readonly batches: number; readonly shotsPerBatch: number; readonly seed?: number },
): Promise<void> {
  for (let batch = 0; batch < runs.batches; batch++) {
    const property = fc.asyncProperty(route.shots, async (shot) => {
      const response = await desk.post(route.path, shot);
      await response.arrayBuffer();
      if (!route.allowed.includes(response.status))
        throw new RangeError(`${route.path} answered ${response.status}`);
    });
    const seed = runs.seed === undefined ? {} : { seed: runs.seed + batch };
    await fc.assert(property, { numRuns: runs.shotsPerBatch, ...seed });
    const alive = await desk.get('/healthz');
    if (alive.status !== 200) throw new RangeError('the desk is not up any more');
  }
}
