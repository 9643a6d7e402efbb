import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SignatureCheck } from '../../bot/webhook/signature.ts';
import { assignScript } from '../../scripts/assign/script.ts';
import { DEMO_PEOPLE, DEMO_TENANT } from '../../scripts/demo/people.ts';
import { runHere } from '../support/run-here.ts';
import { listenForWebhooks, type ReceivedWebhook } from '../support/webhook-listener.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/assign.ts');
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const folder = mkdtempSync(path.join(tmpdir(), 'assign-'));
afterAll(() => rmSync(folder, { recursive: true }));

const assign = (flags: string[], env: Record<string, string> = {}) =>
  runHere(assignScript(env), flags);

/** Runs the script against a webhook stub and returns the received request. */
async function received(
  flags: string[],
  env: Record<string, string> = { WEBHOOK_SECRETS: secret },
) {
  const desk = await listenForWebhooks({ status: 202, body: '{"accepted":true}' });
  const run = await assign(flags, { PORT: String(desk.port), ...env });
  await desk.close();
  expect(run).toMatchObject({ status: 0, stderr: '' });
  return desk.received[0]!;
}

const dataOf = (webhook: ReceivedWebhook) => (JSON.parse(webhook.body) as { data: object }).data;

function isSignedWith(one: string, { headers, body }: ReceivedWebhook): boolean {
  const check = new SignatureCheck([one]);
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  ) as [string, string, string];
  return 'secret' in check.check({ id, timestamp, signatures, body }, Date.now());
}

describe('npm run assign', () => {
  it('sends the event of its command line and environment', async () => {
    const desk = await listenForWebhooks({ status: 202, body: '{"accepted":true}' });
    const env = { PORT: String(desk.port), WEBHOOK_SECRETS: secret };
    const words = [script, '--voucher', 'V-1', '--id', 'msg_1'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { env });
    await desk.close();
    expect(stdout).toMatch(/^voucher\.assigned \(msg_1\): \{[^]*\}\nThe desk accepted it: 202 /u);
    expect(stderr).toBe('');
    expect(dataOf(desk.received[0]!)).toMatchObject({ voucherId: 'V-1' });
    expect(isSignedWith(secret, desk.received[0]!)).toBe(true);
  });

  it('exits with code 1 and one line on failure', async () => {
    const env = { SQLITE_PATH: path.join(folder, 'none', 'desk.sqlite') };
    await expect(promisify(execFile)(process.execPath, [script], { env })).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^There is no webhook secret in [^\n]+\n$/u) as string,
    });
  });

  it('assigns a voucher to the project manager of the demo by default', async () => {
    const webhook = await received([]);
    expect(webhook.path).toBe('/api/webhooks/vouchers');
    expect(webhook.headers['content-type']).toBe('application/json');
    expect(isSignedWith(secret, webhook)).toBe(true);
    expect(JSON.parse(webhook.body)).toMatchObject({
      type: 'voucher.assigned',
      data: {
        tenantId: DEMO_TENANT,
        voucherId: expect.stringMatching(/^[A-Z]{4}-\d{4}$/u),
        offer: 'DDPS',
        serviceLevel: 5,
        assignedTo: { aadObjectId: DEMO_PEOPLE.projectManager.personId },
      },
    });
  });

  it('generates a new voucher and event id each time', async () => {
    const [one, other] = [await received([]), await received([])];
    expect(one.headers['webhook-id']).not.toBe(other.headers['webhook-id']);
    expect(dataOf(one)).not.toMatchObject({
      voucherId: (dataOf(other) as { voucherId: string }).voucherId,
    });
  });

  it.each([
    [
      'every field of an assignment',
      '--voucher V-1 --offer SDPS --days 10 --customer Fabrikam --contact a@b.example --country AT --to p@q.example --name Pia --expires 2030-01-31 --tenant t',
      {
        tenantId: 't',
        voucherId: 'V-1',
        offer: 'SDPS',
        serviceLevel: 10,
        customer: { organisation: 'Fabrikam', contactEmail: 'a@b.example', country: 'AT' },
        assignedTo: { email: 'p@q.example', name: 'Pia' },
        expiresAt: '2030-01-31',
      },
    ],
    ['an assignee by object id', '--to abc', { assignedTo: { aadObjectId: 'abc' } }],
    [
      'another expiry',
      '--type voucher.expiry_changed --voucher V-1 --expires 2030-01-31',
      { tenantId: DEMO_TENANT, voucherId: 'V-1', expiresAt: '2030-01-31' },
    ],
    [
      'another assignee',
      '--type voucher.reassigned --voucher V-1 --to p@q.example',
      { tenantId: DEMO_TENANT, voucherId: 'V-1', assignedTo: { email: 'p@q.example' } },
    ],
    [
      'the status of a payment',
      '--type payment.status_changed --voucher V-1 --status rejected --reference R-9 --reason late',
      {
        tenantId: DEMO_TENANT,
        voucherId: 'V-1',
        status: 'rejected',
        reference: 'R-9',
        reason: 'late',
      },
    ],
    [
      'a payment in part',
      '--type payment.status_changed --voucher V-1 --status paid --paid 3000.5 --currency EUR --on 2030-01-31',
      {
        tenantId: DEMO_TENANT,
        voucherId: 'V-1',
        status: 'paid',
        amountPaid: 3000.5,
        currency: 'EUR',
        occurredAt: '2030-01-31',
      },
    ],
  ])('sends %s', async (_what, flags, data) => {
    expect(dataOf(await received(flags.split(' ')))).toMatchObject(data);
  });

  it('sends the same event again under its id', async () => {
    const webhook = await received(['--id', 'msg_again']);
    expect(webhook.headers['webhook-id']).toBe('msg_again');
    expect(isSignedWith(secret, webhook)).toBe(true);
  });

  it('signs with the given secret, the configured one, or the one next to the database', async () => {
    writeFileSync(path.join(folder, 'webhook-secret'), `${otherSecret}\n`);
    const env = { SQLITE_PATH: path.join(folder, 'desk.sqlite') };
    const ways = [
      await received(['--secret', otherSecret], { WEBHOOK_SECRETS: secret }),
      await received([], { ...env, WEBHOOK_SECRETS: `${otherSecret},${secret}` }),
      await received([], env),
    ];
    expect(ways.map((webhook) => isSignedWith(otherSecret, webhook))).toEqual([true, true, true]);
  });

  it.each([
    ['an unknown flag', 2, ['--voucherr', 'x'], /Unknown option '--voucherr'.*--help/u],
    ['an unknown event', 2, ['--type', 'x'], /--type is one of voucher\.assigned, .*not "x"/u],
    [
      'no amount',
      2,
      ['--type', 'payment.status_changed', '--voucher', 'V-1', '--status', 'paid', '--paid', '1e3'],
      /--paid is an amount such as 3000\.50, not "1e3"/u,
    ],
    ['half a day', 2, ['--days', '1.5'], /--days is a whole number, not "1\.5"/u],
    ['no voucher', 2, ['--type', 'voucher.reassigned'], /voucher\.reassigned needs --voucher/u],
    ['no address', 2, ['--url', 'desk'], /--url \(or PORT\) is not a valid address: "desk"/u],
    [
      'a secret that is none',
      2,
      ['--secret', 'x'],
      /The webhook secret \(--secret or WEBHOOK_SECRETS\) is whsec_/u,
    ],
    ['no secret anywhere', 1, [], /no webhook secret in .*start the desk first/u],
    [
      'nobody there',
      1,
      ['--secret', secret, '--url', 'http://127.0.0.1:9/'],
      /No answer from http:\/\/127\.0\.0\.1:9\/.*start the desk first/u,
    ],
  ])('reports an error in one line: %s', async (_what, status, flags, problem) => {
    const run = await assign(flags, { SQLITE_PATH: path.join(folder, 'none', 'desk.sqlite') });
    expect(run.status).toBe(status);
    expect(run.stderr.trim()).toMatch(problem);
    expect(run.stderr.trim()).not.toMatch(/\n/u);
  });

  it('prints the desk’s reason for a refusal', async () => {
    const desk = await listenForWebhooks({ status: 422, body: '{"error":"schema"}' });
    const run = await assign(['--secret', secret], { PORT: String(desk.port) });
    await desk.close();
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/refused it: 422 \{"error":"schema"\}/u);
  });

  it('explains every flag', async () => {
    const { stdout } = await assign(['--help']);
    const explained = [...stdout.matchAll(/^ {2}--(\w+)/gmu)].map(([, flag]) => flag);
    expect(explained.sort()).toEqual(
      'contact country currency customer days expires help id name offer on paid reason reference secret status tenant to type url voucher'.split(
        ' ',
      ),
    );
  });
});
