import { clickOf } from '../../../bot/routing/click.ts';

const execute = (action: unknown) =>
  ({ type: 'invoke', name: 'adaptiveCard/action', value: { action } }) as never;
const submit = (value: unknown) => ({ type: 'message', value }) as never;

describe('readClick', () => {
  it('returns verb, voucher and inputs for each form of the activity', () => {
    const data = {
      customerEmail: 'vera@fabrikam.example',
      termsAccepted: true,
      daysDelivered: 5,
      desk: { verb: 'reserve', voucherId: 'A-1', revision: 3, commandId: 'c', cursors: '["x"]' },
    };
    const click = {
      verb: 'reserve',
      voucherId: 'A-1',
      revision: 3,
      commandId: 'c',
      values: { customerEmail: 'vera@fabrikam.example', termsAccepted: 'true', daysDelivered: '5' },
      extra: { cursors: '["x"]' },
    };
    expect(clickOf(execute({ verb: 'reserve', data }))).toEqual(click);
    expect(clickOf(submit(data))).toEqual(click);
  });

  it('prefers the verb of the invoke to that in the data', () => {
    expect(clickOf(execute({ verb: 'a', data: { desk: { verb: 'b' } } }))?.verb).toBe('a');
  });

  it('truncates a long value, which stays too long for its field', () => {
    const click = clickOf(submit({ summary: 'x'.repeat(100_000), desk: { verb: 'report' } }));
    expect(click?.values.summary).toHaveLength(8_000);
  });

  it.each([
    ['no value', undefined],
    ['a text', 'reserve'],
    ['a list', [{ desk: { verb: 'reserve' } }]],
    ['no verb', { desk: { voucherId: 'A-1' } }],
    ['an empty verb', { desk: { verb: '' } }],
    ['no desk data', { voucherId: 'A-1' }],
    ['a text for desk data', { desk: 'reserve' }],
    ['an ID that is none', { desk: { verb: 'reserve', voucherId: { $ne: '' } } }],
    ['a revision that is none', { desk: { verb: 'reserve', revision: 1.5 } }],
  ])('returns undefined for %s', (_what, value) => {
    expect(clickOf(submit(value))).toBeUndefined();
  });

  it('ignores prototypes', () => {
    const value = JSON.parse('{"__proto__":{"verb":"x"},"desk":{"verb":"status"}}') as object;
    const click = clickOf(submit(value));
    expect(click?.values).toEqual({});
    expect(({} as { verb?: string }).verb).toBeUndefined();
  });
});
