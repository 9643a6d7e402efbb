import type { DemoRequest } from './options.ts';
import { DEMO_READERS } from './readers.ts';

const ROLES: Readonly<Record<string, string>> = {
  mara: 'project manager of a partner company',
  jonas: 'global admin of a partner company',
  aylin: 'partner admin and consultant of a partner company',
  tom: 'consultant of a partner company',
};
const NO_ROLE = 'colleague without a role in a partner company';
const EMPTY_ROLE = 'global admin of a partner company without any records';

const ON_VOUCHERS = `  In the chat       next                the due steps, each with its button
  In the chat       reserve FBRK-2718   the voucher a customer assigned today; its administrator
                                        there is it-procurement@fabrikam.example
  Another terminal  npm run assign      a customer assigns a voucher, and the notice arrives at once

Auf Deutsch: erst „Sprache Deutsch“ schreiben, dann „Was steht an?“ und „FBRK-2718 reservieren“.`;

const ON_ANOTHER_READER = `  In the chat       next                the due steps, each with its button
  In the chat       vouchers            the vouchers you may see
  In the chat       help                the commands of your role

Auf Deutsch: erst „Sprache Deutsch“ schreiben, dann „Was steht an?“.`;

const WITHOUT_RECORDS = `  In the chat       Set up the company  the button of the welcome: from form to form, up to the
                                        first voucher
  In the chat       the eight steps     the programme, and whose turn each step is
  Another terminal  npm run assign      a customer assigns a voucher, and the notice arrives at once

Auf Deutsch: erst „Sprache Deutsch“ schreiben, dann „Unternehmen einrichten“.`;

export function demoText(url: string, { reader, empty }: DemoRequest): string {
  const data = empty ? 'an empty database' : 'demo data';
  const role = empty ? EMPTY_ROLE : (ROLES[reader.key] ?? NO_ROLE);
  const others = reader.key === 'mara' ? ON_VOUCHERS : ON_ANOTHER_READER;
  const another = DEMO_READERS.filter(({ key }) => key !== reader.key).map(({ key }) => key);
  return `
The desk is running on ${data}, and so is the Agents Playground. Open

  ${url}

You are ${reader.name}, ${role}. Three things to try:

${empty ? WITHOUT_RECORDS : others}

After reloading the page the chat is empty: write next. Other ways to start:

  npm run demo -- --as tom    as somebody else: ${another.join(', ')}
  npm run demo -- --empty     a new company, to go through steps 1 to 3
  npm run demo -- --keep      continues with the data of the last run

Only this machine can reach it. Ctrl-C ends both; npm run demo starts with new data.`;
}

export const DEMO_HELP = `Starts the desk on demo data, and the Agents Playground.

  npm run demo                    starts with new data
  npm run demo -- --as tom        as ${DEMO_READERS.map(({ key }) => key).join(', ')} (mara)
  npm run demo -- --empty         a new company without records; you are its global admin
  npm run demo -- --language de   speaks German from the start
  npm run demo -- --keep          continues with the data of the last run

  PORT              where the desk listens (3978); each port has a database of its own in data/
  PLAYGROUND_PORT   where the Playground listens (3979)
  TIME_ZONE         the company's time zone (this machine's)
`;
