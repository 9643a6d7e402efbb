import { z } from 'zod';
import { readForm } from '../../dialogs/read-form.ts';
import { partnerCommands } from '../../workflow/partner/commands/catalogue.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';

const problems = (schema: Parameters<typeof readForm>[0], values: Record<string, string>) => {
  const form = readForm(schema, values);
  return 'refused' in form
    ? form.refused.map(({ field, facts }) => [field, facts.problem])
    : 'read';
};

describe('readForm', () => {
  it('returns what the command’s schema makes of the texts', () => {
    expect(
      readForm(catalogue.payment.schema, {
        invoiceNumber: ' R-1 ',
        amount: '12.5',
        currency: 'eur',
      }),
    ).toEqual({
      read: expect.objectContaining({ invoiceNumber: 'R-1', amount: 12.5, currency: 'EUR' }),
    });
  });

  it.each([
    ['nothing', {}, [['customerEmail', 'missing']]],
    ['blanks', { customerEmail: '  ' }, [['customerEmail', 'missing']]],
    ['no address', { customerEmail: 'vera' }, [['customerEmail', 'email']]],
  ])('names what is wrong with %s', (_what, values, expected) => {
    expect(problems(catalogue.validate.schema, values)).toEqual(expected);
  });

  it.each([
    ['Sabine Krause <Sabine@Contoso.com>', 'sabine@contoso.com'],
    ['"Krause, Sabine" <sabine@contoso.com> ', 'sabine@contoso.com'],
    ['mailto:sabine@contoso.com', 'sabine@contoso.com'],
    ['<mailto:sabine@contoso.com>', 'sabine@contoso.com'],
  ])('reads the address of %s', (customerEmail, address) => {
    expect(readForm(catalogue.validate.schema, { customerEmail })).toEqual({
      read: { customerEmail: address },
    });
  });

  it('reads a pasted address in every form that asks for one', () => {
    const pasted = 'Sabine Krause <Sabine@Contoso.com>';
    const read = [
      readForm(catalogue.correct.schema.pick({ customerEmail: true }), { customerEmail: pasted }),
      readForm(partnerCommands['update-profile'].schema.pick({ contactEmail: true }), {
        contactEmail: pasted,
      }),
    ];
    expect(read).toEqual([
      { read: { customerEmail: 'sabine@contoso.com' } },
      { read: { contactEmail: 'sabine@contoso.com' } },
    ]);
  });

  it.each(['Sabine <>', 'Sabine <sabine> x', '<a@b.de>, <c@d.de', 'mailto:'])(
    'finds no address in %s',
    (customerEmail) => {
      expect(problems(catalogue.validate.schema, { customerEmail })).toEqual([
        ['customerEmail', 'email'],
      ]);
    },
  );

  it.each(['0x2', '1e1', '1.5'])('refuses %s as a number of days', (daysDelivered) => {
    expect(
      problems(catalogue.report.schema.pick({ daysDelivered: true }), { daysDelivered }),
    ).toEqual([['daysDelivered', 'number']]);
  });

  it('tells every field at once, each once', () => {
    expect(problems(catalogue.reschedule.schema, { startDate: '2020-02-30', endDate: '' })).toEqual(
      [
        ['startDate', 'day'],
        ['endDate', 'missing'],
        ['consultant', 'missing'],
      ],
    );
  });

  it.each([
    [{ amount: 'many' }, 'number'],
    [{ amount: '-3' }, 'number'],
    [{ amount: '0x10' }, 'number'],
    [{ amount: '1e2' }, 'number'],
    [{ amount: 'Infinity' }, 'number'],
    [{ currency: 'EURO' }, 'currency'],
    [{ invoiceNumber: 'x'.repeat(201) }, 'long'],
  ])('names the kind of problem of %j', (wrong, problem) => {
    const values = { invoiceNumber: 'R-1', amount: '5', currency: 'EUR', ...wrong };
    expect(problems(catalogue.payment.schema, values)).toEqual([[Object.keys(wrong)[0], problem]]);
  });

  it.each([
    [z.object({ status: z.enum(['paid']) }), { status: 'gone' }, 'choice'],
    [z.object({ website: z.url() }), { website: 'nowhere' }, 'link'],
    [catalogue.register.schema.pick({ country: true }), { country: 'Germany' }, 'country'],
  ])('names a choice, a link and a country', (schema, values, problem) => {
    expect(problems(schema, values)).toEqual([[Object.keys(values)[0], problem]]);
  });

  it('says how long a text may be', () => {
    const form = readForm(catalogue.release.schema, { reason: 'x'.repeat(300) });
    expect('refused' in form && form.refused[0]?.facts).toMatchObject({
      problem: 'long',
      max: 200,
    });
  });
});
