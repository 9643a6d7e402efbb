import { silenceConsole } from '../../../bot/auth/silence-sdk-console.ts';

const lines: unknown[] = [];
const original = (...words: unknown[]): void => void lines.push(words.join(' '));
let before: typeof console.error;
beforeEach(() => {
  lines.length = 0;
  before = console.error;
  console.error = original;
});
afterEach(() => void (console.error = before));

it('suppresses console output of the SDK call but not of other code', async () => {
  const [first, second] = [Promise.withResolvers(), Promise.withResolvers()];
  const speaking = (until: Promise<unknown>) =>
    silenceConsole(async () => {
      console.error('of the SDK');
      await until;
      console.error('of the SDK, later');
      return 'its answer';
    });
  const both = [speaking(first.promise), speaking(second.promise)];
  console.error('of', 'ours');
  first.resolve(undefined);
  expect(await both[0]).toBe('its answer');
  console.error('of ours, while one is under way');
  second.resolve(undefined);
  expect(await both[1]).toBe('its answer');
  expect(lines).toEqual(['of ours', 'of ours, while one is under way']);
});

it('restores the console after the last call, also after a failure', async () => {
  const failed = silenceConsole(() => Promise.reject(new RangeError('no')));
  await expect(failed).rejects.toThrow(RangeError);
  expect(console.error).toBe(original);
});
