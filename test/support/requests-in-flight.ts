import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Requests to one port and connections being opened to it, as undici reports them. */
export interface RequestsInFlight {
  readonly count: number;
  close(): void;
}

interface Connecting {
  readonly connectParams: { readonly port: string };
}
interface Sent {
  readonly request: { readonly origin: string | URL };
}

export function requestsInFlight(port: () => number): RequestsInFlight {
  let connecting = 0;
  const requests = new Set<object>();
  const isOurs = (origin: string | URL): boolean => Number(new URL(origin).port) === port();
  const connects = (change: number) => (message: unknown) => {
    const { connectParams } = message as Connecting;
    if (Number(connectParams.port) === port()) connecting += change;
  };
  const ends = (message: unknown): void => void requests.delete((message as Sent).request);
  const listeners = {
    'undici:client:beforeConnect': connects(1),
    'undici:client:connected': connects(-1),
    'undici:client:connectError': connects(-1),
    'undici:client:sendHeaders': (message: unknown) => {
      const { request } = message as Sent;
      if (isOurs(request.origin)) requests.add(request);
    },
    'undici:request:trailers': ends,
    'undici:request:error': ends,
  };
  for (const [channel, listener] of Object.entries(listeners)) subscribe(channel, listener);
  return {
    get count() {
      return connecting + requests.size;
    },
    close() {
      for (const [channel, listener] of Object.entries(listeners)) unsubscribe(channel, listener);
    },
  };
}
