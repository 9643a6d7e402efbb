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
  ])('reads "%s"', (line, request) => {
    expect(read(line)).toEqual(request);
  });

  it.each([
    ['export --user vera@fabrikam.example', '--tenant'],
    ['export --tenant contoso', '--user'],
    // Would match half the records.
    ['erase --tenant contoso --user a', '--user'],
    ['erase --tenant contoso --user @', '--user'],
    ['--tenant contoso --user vera@fabrikam.example', 'export or erase'],
    ['forget --tenant contoso --user vera@fabrikam.example', 'export or erase'],
    ['erase --tenant contoso --user vera@fabrikam.example --force', '--force'],
  ])('refuses "%s", names the problem and changes nothing', (line, problem) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(problem);
  });
});
