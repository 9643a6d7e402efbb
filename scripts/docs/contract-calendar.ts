const ANSWERS = [
  ['200', 'the calendar, with an `etag`'],
  ['304', '`if-none-match` has the present `etag`'],
  ['404', 'no feed has this token, whatever the reason: `{ "error": "not-found" }`'],
  ['429', 'more than 20 requests at once or one in 30 seconds; repeat after `retry-after` seconds'],
  ['503', 'the store is away; repeat after `retry-after` seconds'],
] as const;

/** The calendar feed of a person. */
export function calendarSection(): readonly string[] {
  return [
    '## Calendar feeds',
    '`GET /calendar/<token>.<tenant id>.ics`, the link that `calendar` shows once. The answer is iCalendar (RFC 5545, `text/calendar`, `METHOD:PUBLISH`) in the language of the person, with `cache-control: private, no-cache`. It has the engagements that the person leads, manages or covers and the last days of these vouchers, as whole days in the time zone of the partner; an engagement of a paid or expired voucher for 90 days after its end. A `UID` is stable: `<voucher id>.engagement@<tenant id>.planning-services-desk`, or the kind of the last day instead of `engagement`. `SEQUENCE` is the revision of the voucher. A released engagement disappears; in the file of one voucher it is `CANCELLED`. A calendar has at most 1,000 vouchers, those that expire first.',
    [
      '| Status | Means |',
      '| --- | --- |',
      ...ANSWERS.map(([status, means]) => `| ${status} | ${means} |`),
    ].join('\n'),
  ];
}
