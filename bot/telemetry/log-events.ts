/**
 * All log events with hints for operators. A log line has one of these codes and allow-listed
 * fields, never free text, so that no user input or customer data reaches the log.
 */
export const LOG_EVENTS = {
  started: 'The desk answers on this address.',
  'local-mode':
    'No MicrosoftAppId is set: everybody on this machine may speak to the desk without a token, nobody else can reach it.',
  'start-failed':
    'The desk did not start; the code says why, the line on standard error what to do.',
  crashed: 'An error that nothing caught ended the process; the error names the place. Report it.',
  'proxy-not-trusted':
    'Requests carry x-forwarded-for while TRUSTED_PROXIES is 0: set it to the number of proxies in front, or refusals of all senders count for the address of the proxy.',
  stopping:
    'Readiness is off, and after DRAIN_SECONDS no new request is taken; those in flight are finished.',
  stopped: 'Everything is settled and closed.',
  'stop-cut-short':
    'Requests were still running when the time to stop was over; senders repeat them.',
  'http-refused': 'A request was turned away before it reached the desk; the code says why.',
  'http-failed': 'The desk failed on this request; the error names the place.',
  'token-refused':
    'A request did not prove that it comes from Teams; the code says what was wrong.',
  'tenant-refused':
    'Teams brought a request of a tenant that ALLOWED_TENANTS does not name: add it, or remove the app there.',
  'keys-unavailable':
    'The signing keys of the Bot Framework could not be fetched; the last known ones stay in use. Check the way out to login.botframework.com.',
  'keys-rolled': 'The Bot Framework has new signing keys; tokens are checked anew.',
  'turn-failed': 'A turn ended with an error; the person was told to try again.',
  'turn-done': 'A turn was answered.',
  'webhook-accepted': 'An event was accepted.',
  'event-parked':
    'An event was accepted but cannot be applied yet; the reason says why. It is listed for the admins.',
  'parked-sweep-failed': 'Parked events could not be looked at; they are tried again in a minute.',
  'credentials-unusable':
    'No token could be had with MicrosoftAppId and its credentials: check the secret and its expiry date.',
  'notice-told': 'A row of the outbox is done with; the outcome says how.',
  'notice-failed': 'A notice did not go through and is tried again; the code says why.',
  'notice-dead':
    'A notice was given up; the code says why. Look at it with `npm run outbox -- list --state dead`, mend the cause, then replay it.',
  'notice-waiting':
    'A notice waits. With code no-role its recipient has no role: grant one, or hand the voucher over. Otherwise Teams does not let the desk write to the recipient, who has to install the app or write to it once.',
  'teams-throttled': 'Teams asked for silence; nothing is sent to this tenant for so long.',
  'teams-unreachable':
    'Several conversations in a row could not be written to: a host of Teams is down, or the way to it. It is tried every 15 seconds; no notice is given up meanwhile.',
  'teams-reachable': 'Teams can be written to again; what waited is sent.',
  'teams-bot-disabled':
    'An admin of this tenant has disabled the bot in the Teams admin center: nothing is sent to the tenant, and tried again every hour. Ask for it to be allowed.',
  'teams-locked-out':
    'Teams did not accept the bot: check MicrosoftAppId, its secret and its expiry date. Notices wait meanwhile.',
  'delivery-failed': 'Delivery stumbled and goes on by itself; the error names the place.',
  'clock-set-back':
    'The machine’s clock was set back by so many milliseconds, or two replicas differ by them. Notices that were put off are looked at again; check the time synchronisation.',
  'roster-unavailable':
    'Teams did not tell who somebody is; she is asked for again in an hour. Notices by e-mail address wait meanwhile.',
  'store-created':
    'There was no database at SQLITE_PATH, so a new one was created. If there should be one, the path is wrong or a volume is not mounted.',
  'store-unavailable': 'The store cannot be used; the reason says why and the hint what to do.',
} as const;

export type LogEvent = keyof typeof LOG_EVENTS;

/** Events logged as errors; deploy/modules/alerts.bicep has an alert for each. */
export const ERROR_EVENTS = [
  'crashed',
  'credentials-unusable',
  'delivery-failed',
  'http-failed',
  'keys-unavailable',
  'notice-dead',
  'parked-sweep-failed',
  'start-failed',
  'store-unavailable',
  'teams-bot-disabled',
  'teams-locked-out',
  'turn-failed',
] as const satisfies readonly LogEvent[];

export type ErrorEvent = (typeof ERROR_EVENTS)[number];
