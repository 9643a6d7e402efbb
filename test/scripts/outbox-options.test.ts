import { UsageError } from '../../scripts/cli/command-line.ts';
import { outboxDetails, outboxLine } from '../../scripts/cli/outbox-lines.ts';
import { readOutboxRequest } from '../../scripts/cli/outbox-options.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';

const read = (line: string) => readOutboxRequest(line.split(' '));

describe('npm run outbox', () => {
  it.each([
    ['list', { action: 'list', state: 'dead', tenantId: undefined, limit: 50 }],
    [
      'list --state waiting --tenant contoso --limit 5',
      { action: 'list', state: 'waiting', tenantId: 'contoso', limit: 5 },
    ],
    ['show a', { action: 'show', outboxIds: ['a'] }],
    ['replay a b', { action: 'replay', outboxIds: ['a', 'b'] }],
    ['drop a', { action: 'drop', outboxIds: ['a'] }],
  ])('reads "%s"', (line, request) => {
    expect(read(line)).toEqual(request);
  });

  it.each([
    ['', 'list, show'],
    ['send a', 'list, show'],
    ['replay', 'Name an id'],
    ['list --state lost', '--state'],
    ['list --limit many', '--limit'],
    ['drop a --force', '--force'],
    ['list a', 'list takes no id'],
  ])('refuses "%s" and names the problem', (line, problem) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(problem);
  });

  it('prints no id or address of a person', () => {
    const row: OutboxRow = {
      outboxId: 'row-1',
      tenantId: 'contoso',
      kind: 'voucher-assigned',
      voucherId: 'ABCD-1234',
      readerId: 'person-paula',
      readerEmail: 'paula@contoso.example',
      status: 'dead',
      createdAt: '2020-06-15T10:00:00.000Z',
      attempts: 10,
      dueAt: '2020-06-15T11:00:00.000Z',
      because: 'unavailable',
    };
    expect(outboxLine(row)).toBe(
      'row-1  voucher-assigned  ABCD-1234  tenant contoso  due 2020-06-15T11:00:00.000Z  10 attempts  unavailable',
    );
    expect(outboxDetails(row)).toContain('"reader": "known"');
    expect(outboxDetails(row)).not.toMatch(/paula/u);
  });
});
