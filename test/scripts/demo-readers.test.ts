import { parse } from 'yaml';
import { DEMO_READERS, playgroundSettingsFor } from '../../scripts/demo/readers.ts';
import { demoText } from '../../scripts/demo/text.ts';

const settingsOf = (key: string) =>
  parse(playgroundSettingsFor(DEMO_READERS.find((reader) => reader.key === key)!)) as {
    readonly currentUser: { readonly name: string };
    readonly users: readonly { readonly name: string }[];
    readonly personalChat: { readonly id: string };
  };
const text = (key: string, empty = false) => {
  const reader = DEMO_READERS.find((each) => each.key === key)!;
  return demoText('http://localhost:1', { reader, empty, keep: false });
};

describe('the current user of the Playground', () => {
  it('is swapped with the project manager without losing anyone', () => {
    const { currentUser, users } = settingsOf('tom');
    expect(currentUser.name).toBe('Tom Becker');
    expect(users.map(({ name }) => name)).toEqual([
      'Mara Lindner',
      'Jonas Weber',
      'Aylin Demir',
      'Priya Nair',
      'Lena Hoffmann',
    ]);
  });

  it('has a personal chat of their own', () => {
    expect(settingsOf('mara').personalChat.id).toBe('personal-chat-with-mara');
    expect(settingsOf('tom').personalChat.id).not.toBe(settingsOf('mara').personalChat.id);
  });
});

describe('the terminal text of the demo', () => {
  it.each(['mara', 'jonas', 'aylin', 'tom', 'priya', 'lena'])('names the person: %s', (key) => {
    const { name } = DEMO_READERS.find((each) => each.key === key)!;
    expect(text(key)).toContain(`You are ${name}, `);
  });

  it('offers another person, an empty company and the data of the last run', () => {
    for (const option of ['--as tom', '--empty', '--keep'])
      expect(text('mara')).toContain(`npm run demo -- ${option}`);
  });

  it('explains what to do after a reload', () => {
    expect(text('mara')).toContain('After reloading the page the chat is empty: write next.');
  });

  it('offers the list of a new company to the admin of an empty one', () => {
    expect(text('mara', true)).toMatch(/global admin .* without any records/u);
    expect(text('mara', true)).toMatch(/Set up the company[^]*the eight steps[^]*npm run assign/u);
    expect(text('mara', true)).not.toContain('FBRK-2718');
  });
});
