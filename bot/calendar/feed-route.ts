import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Services } from '../../dialogs/turn.ts';
import { refusal, type HttpResponse } from '../http/http-response.ts';
import type { Limits } from '../http/limits.ts';
import type { CalendarFeeds } from './calendar-feeds.ts';
import { CALENDAR_TYPE } from './ics.ts';
import { calendarFile } from './person-calendar.ts';

export interface FeedOptions {
  readonly services: Services;
  readonly feeds: Pick<CalendarFeeds, 'find'>;
  readonly limits: Pick<Limits, 'feed'>;
  /** Absent: all. */
  readonly allowedTenants?: readonly string[];
}

export const CALENDAR_PATH = '/calendar/*';

/** `<token>.<tenant>.ics` */
const FEED = /^([^.]+)\.(.+)\.ics$/u;

/**
 * `GET /calendar/<token>.ics`: the person's calendar with their present rights. Every token without
 * a calendar gets the same answer.
 */
export async function receiveFeed(
  { allowedTenants, feeds, limits, services }: FeedOptions,
  { headers, url }: Pick<IncomingMessage, 'headers' | 'url'>,
): Promise<HttpResponse> {
  const [, token = '', tenantId = ''] = FEED.exec(fileOf(url)) ?? [];
  const isAllowed = allowedTenants?.includes(tenantId) !== false;
  const feed = isAllowed ? await feeds.find(tenantId, token) : undefined;
  if (feed === undefined) return refusal(404, 'not-found');
  const tooMany = limits.feed(feed.tokenHash);
  if (tooMany) return tooMany;
  const { personId } = feed;
  const file = await calendarFile(services, { tenantId, personId });
  if (file === undefined) return refusal(404, 'not-found');
  const etag = `"${createHash('sha256').update(file).digest('base64url')}"`;
  // `no-cache`: a stored copy is only used after asking, so that a revoked feed ends at once.
  const cached = { etag, 'cache-control': 'private, no-cache' };
  if (matches(headers['if-none-match'], etag)) return { status: 304, headers: cached };
  return { status: 200, body: file, headers: { ...cached, 'content-type': CALENDAR_TYPE } };
}

/** The last part of the path; empty for one that cannot be decoded. */
function fileOf(url = ''): string {
  try {
    const { pathname } = new URL(url, 'http://desk.invalid');
    return decodeURIComponent(pathname.slice('/calendar/'.length));
  } catch {
    return '';
  }
}

/** Compares weakly, as RFC 9110, 13.1.2 asks. */
function matches(given: string | undefined, etag: string): boolean {
  const tags = (given ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes(etag) || tags.includes('*');
}
