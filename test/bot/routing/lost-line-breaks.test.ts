import { withLineBreaks } from '../../../bot/utterance/restore-line-breaks.ts';

describe('restoreLineBreaks', () => {
  it.each([
    [
      'From: it@fabrikam.exampleSubject: voucherHello Mara,Voucher ID: FBRK-2718Please go ahead.',
      'From: it@fabrikam.example\nSubject: voucherHello Mara,\nVoucher ID: FBRK-2718\nPlease go ahead.',
    ],
    [
      'Von: it@kiefer.exampleGuten Tag,Gutschein-ID: NEWV-8812Angebot: SDPSTage: 5Kunde: Kiefer',
      'Von: it@kiefer.exampleGuten Tag,\nGutschein-ID: NEWV-8812\nAngebot: SDPS\nTage: 5\nKunde: Kiefer',
    ],
    ['zugewiesen.E-Mail: a@b.example', 'zugewiesen.\nE-Mail: a@b.example'],
  ])('restores a line break before a label joined to the previous word: %s', (lost, restored) => {
    expect(withLineBreaks(lost)).toBe(restored);
  });

  it.each([
    'status ABCD-1234',
    'Voucher ID: ABCD-1234, offer SDPS',
    'reserve ABCD1234Efgh for SharePoint',
    'From: it@fabrikam.example\nOffice365Plan: yes',
    'see https://Example.com: it says so',
  ])('adds no line break: %s', (text) => {
    expect(withLineBreaks(text)).toBe(text);
  });
});
