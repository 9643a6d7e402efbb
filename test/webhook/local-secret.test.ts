import { localSecret } from '../../bot/webhook/local-secret.ts';
import { aFolder } from '../support/a-folder.ts';

it('is made once and stays the same', () => {
  const folder = aFolder();
  const file = `${folder.path}/deeper/webhook-secret`;
  const made = localSecret(file);
  expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
  expect(localSecret(file)).toBe(made);
  folder.remove();
});

it('is another one for another database', () => {
  const folder = aFolder();
  expect(localSecret(`${folder.path}/one`)).not.toBe(localSecret(`${folder.path}/other`));
  folder.remove();
});
