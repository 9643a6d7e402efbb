/**
 * All log events with hints for operators. A log line has one of these codes and allow-listed
 * fields, never free text, so that no user input or customer data reaches the log.
 */
export const LOG_EVENTS = {
  started: 'The desk listens on this address.',
  'local-mode':
    'No MicrosoftAppId is set: the desk needs no token and is reachable from this machine only.',
  'start-failed': 'The desk did not start; see the code, and standard error for what to do.',
  crashed: 'An uncaught error ended the process; see `error`. Report it.',
  'proxy-not-trusted':
    'Requests have x-forwarded-for while TRUSTED_PROXIES is 0: set it to the number of proxies, or the refusals of all senders count for the address of the proxy.',
  stopping:
    'Readiness is off. After DRAIN_SECONDS no new request is accepted; those in flight are finished.',
  stopped: 'All work is finished and all connections are closed.',
  'stop-cut-short':
    'Requests were still in flight at the end of the stop timeout; senders repeat them.',
  'http-refused': 'A request was refused before its handler ran; see the code.',
  'http-failed': 'A request failed with an unexpected error; see `error`.',
  'token-refused': 'A request was not authenticated as one of Teams; see the code.',
  'tenant-refused':
    'A request came from a tenant that is not in ALLOWED_TENANTS: add it, or remove the app there.',
  'keys-unavailable':
    'The signing keys of the Bot Framework could not be fetched; the last known ones stay in use. Check the network to login.botframework.com.',
  'keys-rolled': 'The Bot Framework has new signing keys; cached tokens are verified again.',
  'turn-failed': 'A turn failed; the person was asked to try again.',
  'turn-done': 'A turn was answered.',
  'webhook-accepted': 'An event was accepted.',
  'event-parked':
    'An event was accepted but cannot be applied yet; see the code. It is listed for the admins.',
  'parked-sweep-failed': 'Parked events could not be retried; the next attempt is in a minute.',
  'credentials-unusable':
    'No token could be fetched with MicrosoftAppId and its credentials: check the secret and its expiry date.',
  'notice-told': 'Outbox row completed; see `outcome`.',
  'notice-failed': 'A notice could not be sent and is retried; see the code.',
  'notice-dead':
    'A notice was given up; see the code. Inspect it with `npm run outbox -- list --state dead`, fix the cause, then replay it.',
  'notice-waiting':
    'A notice waits. With code no-role its recipient has no role: grant one, or hand the voucher over. Otherwise the desk may not message the recipient, who has to install the app or message it once.',
  'teams-throttled':
    'Throttled by Teams (429); sending to this tenant is paused for `milliseconds`.',
  'teams-unreachable':
    'Sending failed in several conversations in a row: a host of Teams, or the network to it, is down. It is probed every 15 seconds; notices wait.',
  'teams-reachable': 'Teams is reachable again; waiting notices are sent.',
  'teams-bot-disabled':
    'An admin of this tenant has disabled the bot in the Teams admin center: nothing is sent to the tenant; it is tried every hour. Ask for the bot to be allowed.',
  'teams-locked-out':
    'Teams rejected the credentials of the bot: check MicrosoftAppId, its secret and its expiry date. Notices wait.',
  'delivery-failed': 'Unexpected error in the outbox; it is retried. See `error`.',
  'clock-set-back':
    'The clock of this machine was set back by `milliseconds`, or the clocks of two replicas differ by that. Deferred notices are checked again; check the time synchronisation.',
  'roster-unavailable':
    'Teams did not return the roster entry of a person; it is requested again with their next message. Notices to an e-mail address wait.',
  'store-created':
    'There was no database at SQLITE_PATH, so a new one was created. If there should be one, the path is wrong or a volume is not mounted.',
  'store-unavailable': 'The store cannot be used; see the reason and its hint.',
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
