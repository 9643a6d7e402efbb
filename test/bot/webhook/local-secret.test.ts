import { writeFileSync } from 'node:fs';
import { localSecret } from '../../../bot/webhook/local-secret.ts';
import { aFolder } from '../../support/a-folder.ts';

it('is created once and then reused', () => {
  const folder = aFolder();
  const file = `${folder.path}/deeper/webhook-secret`;
  const made = localSecret(file);
  expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
  expect(localSecret(file)).toBe(made);
  folder.remove();
});

it('differs between databases', () => {
  const folder = aFolder();
  expect(localSecret(`${folder.path}/one`)).not.toBe(localSecret(`${folder.path}/other`));
  folder.remove();
});

it('names the setting to change if it cannot be written', () => {
  const folder = aFolder();
  const file = `${folder.path}/missing/webhook-secret`;
  writeFileSync(`${folder.path}/missing`, 'a file where a folder should be');
  expect(() => localSecret(file)).toThrow(
    expect.objectContaining({
      code: 'secret-not-kept',
      message: expect.stringContaining('SQLITE_PATH') as unknown,
    }) as Error,
  );
  folder.remove();
});
