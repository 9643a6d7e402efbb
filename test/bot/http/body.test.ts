import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { readJsonBody } from '../../../bot/http/json-body.ts';

const MEGABYTE = 1024 * 1024;

/** A request whose body is still arriving. */
function aRequest(headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const stream = new PassThrough();
  return { stream, request: Object.assign(stream, { headers }) as unknown as IncomingMessage };
}

describe('the content type of a request', () => {
  const kept = Buffer.from('{}');
  it.each<[string, Record<string, string>, boolean]>([
    ['no type', {}, false],
    ['another type', { 'content-type': 'text/plain' }, false],
    ['JSON of some kind', { 'content-type': 'application/problem+json' }, false],
    ['JSON', { 'content-type': 'application/json' }, true],
    ['in capitals, with spaces', { 'content-type': ' Application/JSON ; x=1' }, true],
    ['in UTF-8', { 'content-type': 'application/json; charset=utf-8' }, true],
    ['in "UTF-8"', { 'content-type': 'application/json;charset="UTF-8"' }, true],
    ['in UTF8', { 'content-type': 'application/json; charset=utf8' }, true],
    ['in Latin 1', { 'content-type': 'application/json; charset=iso-8859-1' }, false],
    ['in UTF-8 and a bit', { 'content-type': 'application/json; charset=utf-8x' }, false],
    ['in UTF-8 first', { 'content-type': 'application/json; v=1; charset=latin1' }, false],
    ['packed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, false],
    ['not packed', { 'content-type': 'application/json', 'content-encoding': 'identity' }, true],
  ])('is accepted only for JSON in UTF-8, otherwise 415: %s', async (_what, headers, isTaken) => {
    const { stream, request } = aRequest(headers);
    const read = readJsonBody(request, 10);
    stream.end(kept);
    expect(await read).toEqual(
      isTaken
        ? { bytes: kept }
        : {
            refused: {
              status: 415,
              body: { error: 'json-expected' },
              because: 'json-expected',
            },
          },
    );
  });
});

describe('the size of a body', () => {
  it('is accepted up to the limit', async () => {
    const { stream, request } = aRequest();
    const read = readJsonBody(request, 4);
    stream.write('ab');
    stream.end('cd');
    expect(await read).toEqual({ bytes: Buffer.from('abcd') });
  });

  it('is refused with 413 one byte above the limit, before the rest arrives', async () => {
    const { stream, request } = aRequest();
    const read = readJsonBody(request, 4);
    stream.write('abc');
    stream.write('de');
    expect(await read).toMatchObject({
      refused: { status: 413, body: { error: 'too-large', limit: 4 } },
    });
    expect(stream.destroyed).toBe(false);
  });

  it.each([
    ['a megabyte more is thrown away', 0, false],
    ['after that the line is cut', 1, true],
  ])('is limited after a refusal, too: %s', async (_what, more, isCut) => {
    const { stream, request } = aRequest();
    const read = readJsonBody(request, 4);
    stream.write(Buffer.alloc(4 + MEGABYTE + more));
    await read;
    expect(stream.destroyed).toBe(isCut);
  });

  it('is limited while a body of a wrong type is discarded', async () => {
    const { stream, request } = aRequest({});
    await readJsonBody(request, 4);
    stream.write(Buffer.alloc(MEGABYTE));
    await new Promise(setImmediate);
    expect(stream.destroyed).toBe(false);
    stream.write('x');
    await new Promise(setImmediate);
    expect(stream.destroyed).toBe(true);
  });
});

it.each([
  ['closes the line', undefined],
  ['breaks it', new RangeError('reset')],
])('is answered with 400 if the sender %s halfway', async (_what, error) => {
  const { stream, request } = aRequest();
  const read = readJsonBody(request, 10);
  stream.write('{');
  stream.destroy(error);
  expect(await read).toMatchObject({
    refused: { status: 400, body: { error: 'body-broken-off' } },
  });
});
