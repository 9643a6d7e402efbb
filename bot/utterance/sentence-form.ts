import { anyWord, wholeWord } from './word-lists.ts';

/**
 * `state`: asks how something is; `rule`: asks what is allowed or needed; a polite request such as
 * "can you reserve …" is neither.
 */
export type SentenceForm = 'state' | 'rule' | 'request';

const polite = anyWord('understand.greeting', 'understand.question.before');
const begins = String.raw`(?:^|[,;:.!?]\s{0,3}|\s[-–]\s)(?:${polite}[\s,.!]{1,3}){0,3}`;
const beginsWith = (words: string): RegExp =>
  new RegExp(String.raw`${begins}${words}(?![\p{L}\p{N}])`, 'iu');

const STATE = beginsWith(anyWord('understand.question.state'));
const RULE = beginsWith(anyWord('understand.question.rule'));
/** "Can we invoice …" is a request, "can we invoice before …" a question. */
const PERHAPS = beginsWith(anyWord('understand.question.perhaps'));
const CONDITION = new RegExp(wholeWord(anyWord('understand.question.condition')), 'iu');

/** "Can you reserve …?" is no question. */
const REQUEST = new RegExp(wholeWord(anyWord('understand.question.request')), 'iu');
const ENDS_AS_QUESTION = /\?\s{0,3}$/u;

/** The form of a sentence by its first words, or by its question mark. */
export function sentenceForm(typed: string): SentenceForm {
  const text = typed.replace(/['’]/gu, '').trim();
  if (RULE.test(text)) return 'rule';
  if (STATE.test(text)) return 'state';
  if (PERHAPS.test(text) && CONDITION.test(text)) return 'rule';
  return ENDS_AS_QUESTION.test(text) && !REQUEST.test(text) ? 'state' : 'request';
}

const DEFERS = new RegExp(wholeWord(anyWord('understand.defer')), 'iu');
const ELSEWHERE = new RegExp(wholeWord(anyWord('understand.elsewhere')), 'iu');

/** "Hold off on reserving it" is a negation without a "not". */
export const isDeferred = (text: string): boolean => DEFERS.test(text);

/** "Reserve a table" is about something that the desk does not do. */
export const isAboutElse = (text: string): boolean => ELSEWHERE.test(text);
