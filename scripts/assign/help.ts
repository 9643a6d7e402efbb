import { EVENT_TYPES } from './options.ts';

export const ASSIGN_HELP = `Sends the desk a signed event, as the customer's side would.

  npm run assign                       a customer assigns a voucher to the demo's project manager
  npm run assign -- --offer SDPS --days 10 --customer "Fabrikam AG" --to mara.lindner@nordwind.example
  npm run assign -- --type payment.status_changed --voucher ABCD-1234 --status paid

  --type       ${EVENT_TYPES.join(', ')}
               (default: voucher.assigned)
  --voucher    the voucher ID; a new one is made up for voucher.assigned
  --offer      the offer's code (DDPS)
  --days       the service level in days (5)
  --customer   the customer's organisation (Contoso GmbH)
  --contact    the e-mail address of the customer's voucher administrator
               (it-procurement@contoso.example)
  --country    the customer's country as two letters (DE)
  --to         the project manager: an e-mail address or an Entra object id
  --name       the project manager's name, as the customer wrote it
  --expires    the last day of the voucher, as YYYY-MM-DD (180 days from now)
  --status     requested, action-required, approved, paid or rejected
  --reference  Microsoft's reference of the payment
  --reason     why a payment was sent back or rejected
  --paid       the sum paid so far, such as 3000.50, if it is not all of the request
  --currency   the currency of that sum (the request's)
  --on         the day of the payment status, as YYYY-MM-DD (today)
  --tenant     the partner's tenant (the demo's)

  --url        where the desk listens (http://127.0.0.1:3978/api/webhooks/vouchers, or PORT)
  --secret     the webhook secret, whsec_…; else the first of WEBHOOK_SECRETS, else the one that
               the desk made beside its database in local mode
  --id         the event's own id, to send the very same event again
  --help       this text
`;
