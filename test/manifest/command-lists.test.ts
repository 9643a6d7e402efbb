import { CHAT_COMMANDS } from '../../bot/commands/registry.ts';
import { understandingOf } from '../../bot/routing/routing-services.ts';
import { readMessage } from '../../bot/routing/read-message.ts';
import { readVocabulary } from '../../bot/utterance/vocabulary.ts';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import template from '../../manifest/manifest.json' with { type: 'json' };
import { defaultProgramme } from '../../workflow/programme/load.ts';

const [bot] = template.bots;
const lists = bot!.commandLists;
const commands: readonly { title: string; description: string; prompt?: string }[] = lists.flatMap(
  (list) => list.commands,
);

describe('the manifest', () => {
  it('has one command list for each scope of the bot', () => {
    expect(lists.map(({ scopes }) => scopes)).toEqual(bot!.scopes.map((scope) => [scope]));
  });

  it('offers slash commands only in groups, since a personal chat has no targeted messages', () => {
    const triggers = lists.map((list) => [...list.scopes, ...list.triggers]);
    expect(triggers).toEqual([
      ['personal', 'mention'],
      ['team', 'mention', 'slash'],
      ['groupChat', 'mention', 'slash'],
    ]);
    expect(bot!.supportsTargetedMessages).toBe(true);
  });

  it.each(lists)('names commands that are understood, each once, in $scopes', (list) => {
    const names = list.commands.map(({ title }) => nameIn(title));
    expect(new Set(names).size).toBe(names.length);
    expect(list.commands).toEqual(
      names.map((name) =>
        expect.objectContaining({
          title: `command.${name}.title`,
          description: `command.${name}.description`,
        }),
      ),
    );
    expect(names.filter((name) => !CHAT_COMMANDS.some((command) => command === name))).toEqual([]);
  });

  it('offers no form in channels and group chats', () => {
    const opensForm = ['register', 'validate', 'reserve', 'report', 'redeem', 'payment'];
    const [personal, ...groups] = lists.map((list) =>
      list.commands.map((one) => nameIn(one.title)),
    );
    expect(personal).toEqual(expect.arrayContaining(opensForm));
    expect(groups.flat().filter((name) => opensForm.includes(name))).toEqual([]);
  });

  it.each(LANGUAGES)('offers in %s only texts that the desk understands', (language) => {
    const book = readVocabulary(CHAT_COMMANDS).books.find((one) => one.language === language)?.book;
    const own = messagesOf(language);
    const chosen = commands.map(({ title: key, description }) => {
      const title = own[key as MessageKey] ?? '';
      const described = (own[description as MessageKey] ?? '').length;
      const [meant] = book?.matches(title) ?? [];
      return {
        key: `command.${meant?.name}.title`,
        sure: meant?.likeness,
        short: described <= 128,
      };
    });
    expect(chosen).toEqual(commands.map(({ title: key }) => ({ key, sure: 1, short: true })));
  });

  it.each(LANGUAGES)('has prompts in %s that start their command', async (language) => {
    const understanding = understandingOf({ programme: defaultProgramme });
    const starters = commands.filter(({ prompt }) => prompt !== undefined);
    expect(starters.length).toBeGreaterThan(10);
    const own = messagesOf(language);
    const meant = await Promise.all(
      starters.map(async ({ prompt }) => {
        const text = own[prompt as MessageKey] ?? '';
        const wanted = await readMessage(text, understanding, {
          isKnown: async () => false,
          today: '2026-11-30',
        });
        return { prompt, command: wanted.kind === 'command' ? wanted.command.name : wanted.kind };
      }),
    );
    expect(meant).toEqual(
      starters.map(({ prompt, title }) => ({ prompt, command: nameIn(title) })),
    );
  });
});

function nameIn(key: string): string {
  return key.replace(/^command\.(.+)\.title$/u, '$1');
}
