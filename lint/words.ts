/** Wording without a legitimate use in comments, test titles, error texts and documents. */
interface Wording {
  /** Source of a regular expression, matched against prose joined into one line. */
  readonly pattern: string;
  /** The replacement, shown when a test finds the wording. */
  readonly instead: string;
}

const COMMENT_START = String.raw`(?:/\*\*?|//) `;
const STRING_START = String.raw`['"\x60]`;

const at = (start: string, words: string, instead: string): Wording => ({
  pattern: `${start}(?:${words})\\b`,
  instead,
});
const phrase = (words: string, instead: string): Wording => ({
  pattern: `\\b(?:${words})\\b`,
  instead,
});

export const WORDINGS: readonly Wording[] = [
  // Relative clauses and fronted parts in place of a noun.
  at(COMMENT_START, 'What', 'a noun that names the thing'),
  at(COMMENT_START, 'Whether', '"True if …"'),
  at(COMMENT_START, 'Of|From what', 'subject, verb, object'),
  at(COMMENT_START, 'So (?:few|long|many|much)', 'a name and a unit'),
  at(STRING_START, '[Nn]or|[Bb]ut', 'a full sentence'),
  phrase('[Nn]one when', '"Undefined when …"'),
  phrase('[Ww]ho(?:m)?ever', 'the role or the process'),
  phrase('[Ww]hat became of', 'outcome'),
  phrase('[Ww]hat (?:is|was) (?:asked|said|told)', 'the query, text or notice'),
  phrase('(?:what|which) nobody', 'unowned, unused, unassigned'),
  phrase('who speaks', 'sender'),

  // Persons.
  phrase('[Ss]he', 'they, or the role'),
  phrase('[Hh]er|[Hh]ers|[Hh]erself', 'their, or the role'),
  phrase('[Hh]e', 'they, or the role'),
  phrase('[Hh]is|[Hh]im|[Hh]imself', 'their, or the role'),
  phrase(
    "(?:a person|anybody|nobody|somebody)[’']s(?= (?:is|are)|[.,;:]| [*]/)",
    'the owner as subject',
  ),

  // Quantities and time.
  phrase('so many', 'the name of the number and its unit'),
  phrase('(?:for|within|in|after) so long', 'the name of the duration and its unit'),
  phrase('so (?:few|often)', 'a number'),
  phrase('of late', 'recent, with the window'),
  phrase('a mere', 'a number'),
  phrase('for a moment', 'a duration'),
  phrase('as yet|till|upon|lest|whilst|hitherto|thereof|thereupon|whereof', 'the modern word'),
  phrase('for ever', 'permanently'),
  phrase('for good', 'permanently'),
  phrase('once for all', 'once'),
  phrase('in vain', 'without effect'),
  phrase('from before|of before', 'of the previous release'),
  phrase('as (?:far|long|many|much|often|soon|well) as may be', 'a limit'),
  phrase('as (?:often as )?(?:it|they) (?:likes?|pleases?)', 'at any time'),

  // Homely verbs for standard terms.
  phrase('anew', 'again, or a verb with re-'),
  phrase('under way', 'in flight, running, open'),
  phrase('go on|goes on|going on|went on|gone on', 'continue, retry'),
  phrase('(?:by|of) (?:it|them)selves|by itself', 'automatically, alone'),
  phrase('lets? go|letting go', 'release, drop'),
  phrase('looks? for more|looked for more', 'query, poll'),
  phrase('look(?:s|ed|ing)? after', 'handle, process'),
  phrase('look(?:s|ed|ing)? through', 'scan, search'),
  phrase('(?:held|hold|holds|holding) back', 'defer'),
  phrase('puts? off|putting off', 'defer, postpone'),
  phrase('(?:came|come|comes|coming|go|goes|told|tell|shown|brought) along', 'batch, include'),
  phrase('[Ii]n hand', 'queued, in memory'),
  phrase('(?:go|goes|going|went) out', 'is sent'),
  phrase('to be told', 'pending, to be sent'),
  phrase('told (?:of|by)', 'notified of, identified by'),
  phrase('to tell by', 'to identify it'),
  phrase('hear(?:s|d)? of', 'receive, is called with'),
  phrase('asked of', 'requested from'),
  phrase('(?:can|could|cannot|to) be had', 'is available, could not be obtained'),
  phrase('(?:un)?mend(?:s|ed|ing)?', 'fix, repair'),
  phrase('dear', 'expensive'),
  phrase('reckon(?:s|ed|ing)?', 'calculate, assume'),
  phrase('befall(?:s|en)?|befell', 'happen to'),
  phrase('sees? to (?:it|them)', 'handle'),
  phrase('(?:is|are|be) done with(?=[.,;: ]*$|[.,;:])', 'completed'),
  phrase('at work', 'running'),
  phrase('for want of', 'without'),
  phrase('let in|lets in|turned away', 'accept, reject'),
  phrase('brings? about|brought about', 'cause, trigger'),
  phrase('stands? (?:above|among|below|beside|still|there)', 'is, or blocked'),
  phrase('stands? in(?! for)', 'is in, holds'),
  phrase('that (?:is|are|was|were) (?:none|not there)', 'invalid, missing'),
  phrase('never mind|none the (?:less|worse)', 'the condition'),
  phrase('(?:the )?way (?:in|out)(?! (?:of|which))', 'entry point, outbound connection'),
  phrase('on (?:its|their|the) way', 'in flight'),

  // Metaphors.
  phrase('doors?', 'entry point'),
  phrase('(?:of the|own) house', 'of the project'),
  phrase('rooms', 'layers, folders'),
  phrase('lanes?', 'tenant sender'),
  phrase('living cards?', 'tracked card'),
  phrase('nudg(?:e|es|ed|ing)', 'notify'),
  phrase('sightings?', 'contact update'),
  phrase('tongues?', 'locale settings'),
  phrase('in peace|peace', 'quiet hours, graceful shutdown'),
  phrase('stumbl(?:e|es|ed|ing)', 'fail'),
];
