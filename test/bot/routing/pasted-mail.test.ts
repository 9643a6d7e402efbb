import { isPasted, readMail } from '../../../bot/utterance/pasted-mail.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const read = (text: string, own = ['paula@contoso.example']) =>
  readMail(text, defaultProgramme, own);

describe('a pasted e-mail', () => {
  it.each([
    ['status ABCD-1234', false],
    ['two\nlines', false],
    ['Dear Paula,\n\nplease find\nour voucher\nABCD-1234', true],
    [`a long sentence ${'about vouchers '.repeat(20)}`, true],
  ])('is distinguished from a typed message: %j', (text, pasted) => {
    expect(isPasted(text)).toBe(pasted);
  });

  it('yields the sender of the innermost mail, never an address of our own', () => {
    const forwarded = `From: Jonas <jonas@contoso.example>
To: paula@contoso.example
-----
Von: Vera <Vera@Fabrikam.example>
An: jonas@contoso.example`;
    expect(read(forwarded).customerEmail).toBe('vera@fabrikam.example');
    expect(read('write to vera@fabrikam.example').customerEmail).toBe('vera@fabrikam.example');
    expect(read('write to me, jonas@contoso.example').customerEmail).toBeUndefined();
  });

  it.each([
    'sasupport@microsoft.com',
    'vouchers@email.microsoft.com',
    'no-reply@vouchers.example',
    'donotreply@vouchers.example',
    'postmaster@fabrikam.example',
    'jonas@sub.contoso.example',
  ])('never yields %s as the customer’s address', (address) => {
    const mail = `From: Vera <vera@fabrikam.example>\nFrom: Sender <${address}>`;
    expect(read(mail).customerEmail).toBe('vera@fabrikam.example');
    expect(read(`Voucher administrator: ${address}`).customerEmail).toBeUndefined();
    expect(read(`write to ${address}`).customerEmail).toBeUndefined();
  });

  it.each([
    ['Organisation: Fabrikam AG', 'Fabrikam AG'],
    ['Firma:  Fabrikam AG ', 'Fabrikam AG'],
    ['  Customer: Fabrikam, Inc.', 'Fabrikam, Inc.'],
    ['Organisation:', undefined],
    ['no label', undefined],
  ])('yields the customer by its label: %j', (text, organisation) => {
    expect(read(text).organisation).toBe(organisation);
  });

  it.each([
    ['a DDPS voucher of 5 days', { offer: 'DDPS', serviceLevel: '5' }],
    ['SDPS, 10 Tage', { offer: 'SDPS', serviceLevel: '10' }],
    ['S-EDPS for 3 days', { offer: 'S-EDPS', serviceLevel: '3' }],
    ['Angebot: SDPS\nTage: 5', { offer: 'SDPS', serviceLevel: '5' }],
    [
      'Angebot: SharePoint Deployment Planning Services\nTage: 5',
      { offer: 'SDPS', serviceLevel: '5' },
    ],
    [
      'Gutschein: SharePoint Deployment Planning Services, 5 Tage',
      { offer: 'SDPS', serviceLevel: '5' },
    ],
    [
      'Angebot: SharePoint-Bereitstellungsplanung (SharePoint Deployment Planning)',
      { offer: 'SDPS' },
    ],
    ['Angebot: SharePoint Deployment Planning Services für SQL Server', { offer: 'SDPS' }],
    ['Angebot: Skype for Business and Exchange Deployment Planning Services', { offer: 'S-EDPS' }],
    ['Angebot: Desktop-Deployment Planning Services', { offer: 'DDPS' }],
    ['Angebot: SharePoint', {}],
    ['within 7 days', {}],
    ['DDPSX', {}],
  ])('yields offer and days of the programme: %j', (text, values) => {
    expect(read(text)).toEqual(values);
  });
});
