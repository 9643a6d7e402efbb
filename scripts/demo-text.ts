import { DEMO_PEOPLE } from './demo-people.ts';

/** What the terminal says once everything runs. */
export function demoText(url: string): string {
  return `
The desk is running on demo data, and the Agents Playground beside it. Open

  ${url}

You are ${DEMO_PEOPLE.projectManager.name}, project manager of a partner company. Three things to try:

  In the chat       next                what waits for you, each with the button to do it
  In the chat       reserve FBRK-2718   the voucher a customer assigned today; its administrator
                                        there is it-procurement@fabrikam.example
  Another terminal  npm run assign      a customer assigns a voucher, and you are told at once

Auf Deutsch: erst „Sprache Deutsch“ schreiben, dann „Was steht an?“ und „FBRK-2718 reservieren“.

Only this machine can reach it. Ctrl-C ends both; npm run demo begins afresh.`;
}

export const DEMO_HELP = `Starts the desk on demo data, and the Agents Playground beside it.

  npm run demo                    begins afresh
  npm run demo -- --language de   speaks German from the start
  npm run demo -- --keep          goes on where it was stopped

  PORT              where the desk listens (3978)
  PLAYGROUND_PORT   where the Playground listens (3979)
  TIME_ZONE         the company's time zone (this machine's)
`;
