import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import dashboard from '../../deploy/grafana-dashboard.json' with { type: 'json' };
import { configFields } from '../../bot/config/fields.ts';
import { ERROR_EVENTS } from '../../bot/telemetry/log-events.ts';
import { aLogin } from '../support/microsoft-login.ts';
import { runDesk, type TestDesk } from '../support/running-desk.ts';
import { teamsEnvironment } from '../support/teams-environment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook: string };
}
const { groups } = parse(read('deploy/alerts.yaml')) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const panels = dashboard.panels.flatMap(({ title, targets }) =>
  targets.map(({ expr }) => [title, expr.replaceAll('$__rate_interval', '5m')] as const),
);
const queries = [...rules.map(({ alert, expr }) => [alert, expr] as const), ...panels];

/** Metrics of Prometheus itself. */
const FOREIGN = ['up'];

function metricsOf(query: string): { readonly names: string[]; readonly wrong: boolean } {
  const names: string[] = [];
  let wrong = false;
  parser.parse(query).iterate({
    enter: ({ name, type, from, to }) => {
      wrong ||= type.isError;
      if (name === 'Identifier') names.push(query.slice(from, to));
    },
  });
  return { names, wrong };
}

describe('alerts and dashboard', () => {
  let desk: TestDesk;
  let page: string;
  beforeAll(async () => {
    desk = await runDesk({
      environment: {
        ...teamsEnvironment,
        MicrosoftAppPasswordExpiresOn: '2020-12-31',
        METRICS_PORT: '0',
      },
      fetch: aLogin().fetch,
    });
    // A labelled metric appears once it was counted.
    await desk.post('/api/messages', { body: '{}' });
    page = await (await fetch(`${desk.metricsAddress ?? ''}/metrics`)).text();
  });
  afterAll(() => desk.close());

  it.each(queries)('use only exposed metrics in %s: %s', (_title, query) => {
    const { names, wrong } = metricsOf(query);
    expect(wrong).toBe(false);
    expect(names.length).toBeGreaterThan(0);
    const exposed = (name: string): boolean =>
      page.includes(`\n# TYPE ${name.replace(/_(?:bucket|count|sum)$/u, '')} `) ||
      page.includes(`\n# TYPE ${name} `);
    expect(names.filter((name) => !exposed(name) && !FOREIGN.includes(name))).toEqual([]);
  });

  it('use labels and values that the desk sets', () => {
    expect(page).toMatch(/desk_http_requests_total\{route="[^"]+",status="\d+"\}/u);
    const metrics = read('bot/telemetry/metrics.ts');
    for (const word of [
      'operation',
      'outcome',
      'unavailable',
      'kind',
      'route',
      'status',
      'failed',
      'store-away',
      'task',
      'due-scan',
    ])
      expect(metrics).toContain(`'${word}'`);
  });
});

const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;
if (!hasPromtool) console.info('promtool is not installed: the rules are parsed, not run');

(hasPromtool ? describe : describe.skip)('promtool', () => {
  it.each([
    'check rules deploy/alerts.yaml',
    'test rules deploy/alerts.test.yaml',
    'check config --agent deploy/prometheus-agent.yaml',
  ])('accepts the files (promtool %s)', (line) => {
    const { status, stdout, stderr } = spawnSync('promtool', line.split(' '), {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, '']);
  });
});

describe('the log alerts of Azure', () => {
  it('cover every event that is logged as an error', () => {
    const lists = read('deploy/modules/alerts.bicep').matchAll(/events: \[([^\]]*)\]/gu);
    const alerted = [...lists].flatMap(([, list = '']) =>
      [...list.matchAll(/'([^']+)'/gu)].map(([, event]) => event),
    );
    expect(ERROR_EVENTS.filter((event) => !alerted.includes(event))).toEqual([]);
  });
});

describe('the thresholds of the dashboard', () => {
  const colourAt = (title: string, figure: number): string | undefined => {
    const panel = dashboard.panels.find((one) => one.title === title);
    const defaults: { thresholds?: { steps: { color: string; value: number | null }[] } } =
      panel?.fieldConfig.defaults ?? {};
    return defaults.thresholds?.steps.findLast(({ value }) => value === null || value <= figure)
      ?.color;
  };

  it.each([
    ['Days until the client secret expires', 3, 'red'],
    ['Days until the client secret expires', 90, 'green'],
    ['Notices given up', 0, 'green'],
    ['Notices given up', 1, 'red'],
    ['Replicas that answer', 1, 'red'],
    ['Replicas that answer', 2, 'green'],
  ])('show %s at %d in %s', (title, figure, colour) => {
    expect(colourAt(title, figure)).toBe(colour);
  });
});

describe('the runbook', () => {
  const runbook = read('docs/runbook.md');
  const sections = [...runbook.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) => title);
  const inAzure = [
    ...read('deploy/modules/alerts.bicep').matchAll(/name: '([A-Z]\w+)'(?!, operator)/gu),
  ].map(([, name = '']) => name);

  it('has a section for every alert and no others', () => {
    const alerts = new Set([...rules.map(({ alert }) => alert), ...inAzure]);
    expect(alerts.size).toBeGreaterThan(12);
    const named = sections.filter((title) => /^[A-Z][a-z]+[A-Z]\w+$|^Restarting$/u.test(title));
    expect(named.toSorted()).toEqual([...alerts].toSorted());
  });

  it('is linked by each alert', () => {
    for (const { alert, annotations } of rules)
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  });

  it('contains only existing commands', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...`${runbook}${read('docs/deploy.md')}`.matchAll(/npm run ([\w:-]+)/gu)];
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the collector beside each replica', () => {
  it('adds the name of the replica, since each scrapes the same loopback address', () => {
    const { global } = parse(read('deploy/prometheus-agent.yaml')) as {
      readonly global: { readonly external_labels: unknown };
    };
    expect(global.external_labels).toEqual({ replica: '${CONTAINER_APP_REPLICA_NAME}' });
  });
});

describe('the compose file for one machine', () => {
  it('stops the desk after its drain and sets only variables that the desk reads', () => {
    const { services } = parse(read('deploy/compose.yaml')) as {
      readonly services: {
        readonly desk: {
          readonly environment: Readonly<Record<string, string>>;
          readonly stop_grace_period: string;
        };
      };
    };
    const names = Object.keys(services.desk.environment);
    expect(names.filter((name) => !(name in configFields))).toEqual([]);
    expect(services.desk.stop_grace_period).toBe('15s');
  });
});
