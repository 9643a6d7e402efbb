import { handoverNamed } from '../../../bot/utterance/people-named.ts';

const people = [
  { personId: 'anna', name: 'Anna Berger' },
  { personId: 'tom', name: 'Tom Keller' },
  { personId: 'jonas', name: 'Jonas Weiß' },
  { personId: 'aylin', name: 'Aylin Öz' },
  { personId: 'max-1', name: 'Max Huber' },
  { personId: 'max-2', name: 'Max Maier' },
];

describe('the people of a handover', () => {
  it.each([
    ['hand over all vouchers of Anna to Tom', 'anna', 'tom', true],
    ["Hand all of Anna's vouchers over to Tom", 'anna', 'tom', true],
    ['please give all my vouchers to Tom', 'me', 'tom', true],
    ["I'm on holiday from Monday, Tom takes over all my vouchers", 'me', 'tom', true],
    ['Tom takes over everything from Anna', 'anna', 'tom', true],
    ["transfer all of Aylin's open vouchers to Jonas", 'aylin', 'jonas', true],
    ['transfer the vouchers of Anna Berger to Tom Keller', 'anna', 'tom', false],
    ["can you assign all of Jonas' vouchers to Aylin", 'jonas', 'aylin', true],
    ['give Tom all vouchers of Anna', 'anna', 'tom', true],
    ['hand over several vouchers', undefined, undefined, false],
    ['hand over all vouchers of Max to Tom', undefined, 'tom', true],
    ['hand over all vouchers of Max Maier to Tom', 'max-2', 'tom', true],
    ['hand over ABCD-1234 to Tom', undefined, 'tom', false],
    ['all vouchers of Fabrikam AG to Tom', undefined, 'tom', true],
    ['alle Gutscheine von Anna an Tom übergeben', 'anna', 'tom', true],
    ['Annas Gutscheine an Tom übertragen', 'anna', 'tom', false],
    ['Bitte alle meine Gutscheine an Tom übergeben', 'me', 'tom', true],
    ['Ich bin ab Montag im Urlaub, Tom übernimmt alle meine Gutscheine', 'me', 'tom', true],
    ['Tom übernimmt alles von Anna', 'anna', 'tom', true],
    ['sämtliche offenen Gutscheine von Aylin auf Jonas Weiß übertragen', 'aylin', 'jonas', true],
    ['Kann Aylin alle meine Gutscheine übernehmen?', 'me', 'aylin', true],
    ['Jonas vertritt mich bei allen Gutscheinen', 'me', 'jonas', true],
    ['weise alle Gutscheine von Anna Tom zu', 'anna', 'tom', true],
    ['alles von Anna Berger an Tom Keller weitergeben', 'anna', 'tom', true],
    ['Übergabe aller Gutscheine an Jonas', undefined, 'jonas', true],
    ['Urlaubsvertretung für alle meine Gutscheine: Tom', 'me', 'tom', true],
  ])('are read from "%s"', (text, from, colleague, wantsAll) => {
    expect(handoverNamed(text, people, 'me')).toEqual({ from, colleague, wantsAll });
  });
});
