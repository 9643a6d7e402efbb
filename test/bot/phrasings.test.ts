import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandsByName, CHAT_COMMANDS } from '../../bot/commands/registry.ts';
import { understandingOf } from '../../bot/routing/routing-services.ts';
import { readMessage, type Intent } from '../../bot/routing/read-message.ts';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import { STEP_NAMES } from '../../workflow/programme/actions.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

const understanding = understandingOf({ programme: defaultProgramme });

interface Phrasing {
  readonly text: string;
  readonly meant: string;
  readonly ids: readonly string[];
}

const phrasings: readonly Phrasing[] = readFileSync(
  path.join(import.meta.dirname, 'phrasings.tsv'),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [text = '', meant = '', ids = ''] = line.split('\t');
    return { text, meant, ids: ids === '' ? [] : ids.split(',') };
  });

const read = (text: string): Promise<Intent> =>
  readMessage(text, understanding, { isKnown: async () => false, today: '2026-11-30' });

/** Name of the command that starts, or of those offered. */
function begun(wanted: Intent): string {
  switch (wanted.kind) {
    case 'command':
      return wanted.command.name;
    case 'voucher-id':
      return 'status';
    case 'choose':
      return `ask ${wanted.meanings.map(({ command }) => command).join(' ')}`;
    case 'nothing':
      return 'none';
    default:
      return wanted.kind;
  }
}

function named(wanted: Intent): readonly string[] {
  if (wanted.kind === 'command') return wanted.asked.voucherIds;
  if (wanted.kind === 'voucher-id') return [wanted.voucherId];
  if (wanted.kind !== 'choose') return [];
  return [...new Set(wanted.meanings.flatMap(({ voucherId }) => voucherId ?? []))];
}

function isRight({ meant, ids }: Phrasing, wanted: Intent): boolean {
  const got = begun(wanted);
  const sameIds = ids.join() === named(wanted).join();
  if (meant.includes('|'))
    return meant.split('|').every((one) => got.startsWith('ask') && got.split(' ').includes(one));
  if (meant.endsWith('?')) {
    const wish = meant.slice(0, -1);
    return sameIds && (got === wish || got.startsWith(`ask ${wish}`));
  }
  return got === meant && (sameIds || commandsByName.get(meant)?.aboutVoucher !== true);
}

/** Words that without a voucher are first of all those of another command. */
const SHARED_WORDS: ReadonlySet<string> = new Set(['registrieren', 'cancel']);

describe('the corpus of phrasings', () => {
  it('contains at least 800 phrasings without duplicates', () => {
    expect(phrasings.length).toBeGreaterThanOrEqual(800);
    expect(new Set(phrasings.map(({ text }) => text)).size).toBe(phrasings.length);
  });

  it('is understood in at least 98 of 100 phrasings', async () => {
    const wrong: string[] = [];
    for (const phrasing of phrasings) {
      const wanted = await read(phrasing.text);
      if (!isRight(phrasing, wanted))
        wrong.push(`${phrasing.text}: ${begun(wanted)} ${named(wanted).join()}`);
    }
    const tolerated = Math.floor(phrasings.length * 0.02);
    expect({ wrong, isTolerable: wrong.length <= tolerated }).toEqual({ wrong, isTolerable: true });
  });

  it('never starts a step that was not meant', async () => {
    const begunWrongly: string[] = [];
    for (const { text, meant } of phrasings) {
      const wanted = await read(text);
      if (wanted.kind !== 'command' || wanted.command.kind === 'direct') continue;
      const { name } = wanted.command;
      if (name !== meant && `${name}?` !== meant) begunWrongly.push(`${text}: ${name}`);
    }
    expect(begunWrongly).toEqual([]);
  });

  it.each(['redeem', 'release', 'payment', 'handover', 'reserve'])(
    'leads to a question before %s if the match is weak',
    async (name) => {
      for (const typo of [name.slice(1, -1), `${name.slice(0, 2)}x${name.slice(4)}`]) {
        const wanted = await read(`${typo} ABCD-1234`);
        expect(begun(wanted)).not.toBe(name);
      }
    },
  );

  it('leads to a question for the voucher if a phrasing names two', async () => {
    const wanted = await read('reserve ABCD-1234 or EFGH-5678');
    expect(wanted).toEqual({
      kind: 'choose',
      meanings: [
        { command: 'reserve', voucherId: 'ABCD-1234' },
        { command: 'reserve', voucherId: 'EFGH-5678' },
      ],
    });
  });

  it('reads a word as a voucher ID if the tenant has such a voucher', async () => {
    const isKnown = async (id: string) => id === 'ZEBRA';
    const wanted = await readMessage('was ist mit zebra?', understanding, {
      isKnown,
      today: '2026-11-30',
    });
    expect(wanted).toMatchObject({ kind: 'command', asked: { voucherId: 'ZEBRA' } });
  });

  // Texts that Teams inserts from the manifest's command list, and button titles.
  const titles = LANGUAGES.flatMap((language) =>
    CHAT_COMMANDS.flatMap((name) => {
      const messages = messagesOf(language);
      const button = messages[`button.${name}` as MessageKey];
      const ownWords = [name, messages[`command.${name}.title`], button];
      return [...new Set(ownWords.flatMap((text) => text ?? []))].map(
        (text) => [text, name] as const,
      );
    }),
  );
  it.each(titles)('contains "%s" as the command %s', async (text, name) => {
    expect(begun(await read(text))).toBe(name);
  });

  const words = LANGUAGES.flatMap((language) =>
    STEP_NAMES.flatMap((name) =>
      (messagesOf(language)[`command.${name}.words`] ?? '')
        .split('|')
        .filter((word) => !SHARED_WORDS.has(word))
        .map((word) => [word, name] as const),
    ),
  );
  it.each(words)('reads "%s" as the step %s, or asks whether it is meant', async (word, name) => {
    const got = begun(await read(word)).split(' ');
    // A question about money without a voucher is answered by the list.
    if (name === 'payment-status' && got.includes('payments')) return;
    expect(got).toContain(name);
  });
});
