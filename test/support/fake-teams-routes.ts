/** Operations of the connector. */
export type Operation =
  'create' | 'send' | 'update' | 'delete' | 'member' | 'members' | 'team' | 'token';

export interface Route {
  readonly operation: Operation;
  readonly conversationId?: string;
  readonly activityId?: string;
  readonly memberId?: string;
}

const ROUTES: readonly [method: string, path: RegExp, operation: Operation][] = [
  ['POST', /\/oauth2\/v2\.0\/token$/u, 'token'],
  ['POST', /\/v3\/conversations\/?$/u, 'create'],
  ['POST', /\/v3\/conversations\/(?<conversation>[^/]+)\/activities(?:\/[^/]+)?$/u, 'send'],
  [
    'PUT',
    /\/v3\/conversations\/(?<conversation>[^/]+)\/activities\/(?<activity>[^/]+)$/u,
    'update',
  ],
  [
    'DELETE',
    /\/v3\/conversations\/(?<conversation>[^/]+)\/activities\/(?<activity>[^/]+)$/u,
    'delete',
  ],
  ['GET', /\/v3\/conversations\/(?<conversation>[^/]+)\/members\/(?<member>[^/]+)$/u, 'member'],
  ['GET', /\/v3\/conversations\/(?<conversation>[^/]+)\/(?:paged)?members$/u, 'members'],
  ['GET', /\/v3\/teams\/(?<conversation>[^/]+)$/u, 'team'],
];

/** Finds the operation of a request; the service URL may have a path before `/v3`. */
export function routeOf(method: string, path: string): Route | undefined {
  for (const [expected, pattern, operation] of ROUTES) {
    const groups = method === expected ? pattern.exec(path) : null;
    if (!groups) continue;
    const { conversation, activity, member } = groups.groups ?? {};
    const text = (part?: string) => (part === undefined ? undefined : decodeURIComponent(part));
    return {
      operation,
      conversationId: text(conversation),
      activityId: text(activity),
      memberId: text(member),
    };
  }
  return undefined;
}
