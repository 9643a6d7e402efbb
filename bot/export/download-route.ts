import type { IncomingMessage } from 'node:http';
import type { Services } from '../../dialogs/turn.ts';
import { dayAt } from '../../workflow/kernel/day.ts';
import { CALENDAR_TYPE } from '../calendar/ics.ts';
import { calendarFile } from '../calendar/person-calendar.ts';
import { refusal, type HttpResponse } from '../http/http-response.ts';
import { FORMATS, type Downloads, type Format } from './downloads.ts';
import { exportFile } from './export-file.ts';

export interface DownloadOptions {
  readonly services: Services;
  readonly downloads: Pick<Downloads, 'find'>;
}

export const EXPORTS_PATH = '/exports/:tenantId/:id/:format';

const TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'vouchers.csv': 'text/csv; charset=utf-8',
  'payments.csv': 'text/csv; charset=utf-8',
  'history.csv': 'text/csv; charset=utf-8',
  'calendar.ics': CALENDAR_TYPE,
};

/** `GET /exports/…`: creates the file with the person's present rights. */
export async function receiveDownload(
  { services, downloads }: DownloadOptions,
  request: Pick<IncomingMessage, 'url'>,
): Promise<HttpResponse> {
  const [, , tenantId = '', id = '', last] = pathOf(request);
  const format = FORMATS.find((one) => one === last);
  const download = format && (await downloads.find(tenantId, id));
  if (format === undefined || download === undefined) return refusal(404, 'not-found');
  const file =
    format === 'calendar.ics'
      ? await calendarFile(services, download)
      : await exportFile(services, download, format);
  if (file === undefined) return refusal(403, 'forbidden');
  const day = dayAt(services.clock.now(), services.timeZone);
  const name = format === 'xlsx' ? `${day}-vouchers.xlsx` : `${day}-${format}`;
  return {
    status: 200,
    body: file,
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name}"`,
    },
  };
}

function pathOf({ url = '' }: Pick<IncomingMessage, 'url'>): readonly string[] {
  try {
    return new URL(url, 'http://desk.invalid').pathname.split('/').map(decodeURIComponent);
  } catch {
    return [];
  }
}
