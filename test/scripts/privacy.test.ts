import { readRequest } from '../../scripts/cli/privacy-options.ts';
import { UsageError } from '../../scripts/cli/command-line.ts';

const read = (line: string) => readRequest(line.split(' '));

describe('npm run privacy', () => {
  it.each([
    [
      'export --tenant contoso --user 00000000-0000-4000-8000-00000000000C',
      {
        action: 'export',
        tenantId: 'contoso',
        user: '00000000-0000-4000-8000-00000000000C',
      },
    ],
    [
      'erase --user vera@fabrikam.example --tenant contoso',
      { action: 'erase', tenantId: 'contoso', user: 'vera@fabrikam.example' },
    ],
  ])('%s', (line, request) => {
    expect(read(line)).toEqual(request);
  });

  it.each([
    ['export --user vera@fabrikam.example', '--tenant'],
    ['export --tenant contoso', '--user'],
    // Would be found in half the records.
    ['erase --tenant contoso --user a', '--user'],
    ['erase --tenant contoso --user @', '--user'],
    ['--tenant contoso --user vera@fabrikam.example', 'export or erase'],
    ['forget --tenant contoso --user vera@fabrikam.example', 'export or erase'],
    ['erase --tenant contoso --user vera@fabrikam.example --force', '--force'],
  ])('%s: what is wrong is said, and nothing is done', (line, said) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(said);
  });
});
