import type { WireAnswerKind, WireRecord } from './wire-corpus.ts';

const INTRODUCTION = `# At the wire

The activities that the tests send to the bot over HTTP, with tokens and a fake Teams that enforces Teams' rules. Each has the shape that its source documents; people, ids and texts are invented. \`npm run docs\` writes this page from \`test/wire/\`; a test fails when it is out of date.

Each is sent to a new desk. The desk writes to no other conversation, logs no error, and stores a person's own chat only where the table says so; a second run checks that the next notice still reaches that chat.

Page names are those of Microsoft's Teams documentation; \`repository #number\` is a public thread.`;

const ANSWERS: Readonly<Record<WireAnswerKind, string>> = {
  none: 'nothing sent',
  message: 'one message in that conversation',
  card: 'the card or a text in the response',
  error: '`application/vnd.microsoft.error` in the response',
  results: 'a list of results',
  'extension-message': 'a line with the reason for an empty list',
  dialog: 'a dialog, or the message that closes it',
  options: 'options to choose from',
  unsupported: 'not supported',
  refused: 'refused',
};

const TITLES: Readonly<Record<string, string>> = {
  'card-actions': 'Buttons and refreshes of cards',
  channels: 'Messages in channels',
  edits: 'Edited and deleted messages',
  events: 'Events of teams, channels and meetings; other types',
  groups: 'Messages in group and meeting chats',
  invokes: 'Other invokes',
  membership: 'Installation and members',
  'message-extension': 'Message extension',
  messages: 'Messages in a personal chat',
  'other-channels': 'Other hosts',
  reactions: 'Reactions',
  tenants: 'Tenants',
};

const TENANT_ONLY = `## Not tested without a real tenant

- That Teams sends these shapes today: they are documented, none was recorded by this project.
- Rendering in the clients: card replacement on mobile, an error body, a dialog after its last message, notification texts.
- \`refresh\` in the clients, and \`associatedInputs\` on iOS.
- Targeted messages and slash commands in the clients.
- Roster entries and addresses of guests and of members from other tenants in shared channels.
- Limits and errors beyond the documented ones, and the length of outages.
- Sovereign clouds, Outlook and Copilot: not supported.`;

/** Generates docs/wire.md from the recorded activities. */
export function wirePage(corpus: readonly WireRecord[]): string {
  const groups = [...new Set(corpus.map(({ group }) => group))];
  return [
    INTRODUCTION,
    `${corpus.length} activities.`,
    ...groups.map((group) => section(group, corpus)),
    TENANT_ONLY,
  ]
    .join('\n\n')
    .concat('\n');
}

function section(group: string, corpus: readonly WireRecord[]): string {
  const rows = corpus.filter((record) => record.group === group).map(rowOf);
  const head = ['| Activity | Source | Answer |', '|---|---|---|'];
  return [`## ${TITLES[group] ?? group}`, '', ...head, ...rows].join('\n');
}

function rowOf({ name, source, expect }: WireRecord): string {
  const { status, answer, learnsReference, keepsReference, note } = expect;
  const parts = [
    `${status}, ${ANSWERS[answer]}`,
    ...(learnsReference ? ['stores the own chat'] : []),
    ...(keepsReference === false ? ['no more notices'] : []),
  ];
  const activity = name.split('/').at(-1)?.replaceAll('-', ' ') ?? name;
  return `| ${activity} | ${source} | ${parts.join('; ')}${note === undefined ? '' : `. ${note}`} |`;
}
