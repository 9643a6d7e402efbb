import { Webhook } from 'standardwebhooks';

/** Tenant, voucher and secret of webhook tests. */
export const TENANT = '0f0e0d0c-0b0a-4908-8706-050403020100';
export const VOUCHER = 'ABCD-1234';
export const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;

type Fields = Readonly<Record<string, unknown>>;

export interface EventBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Fields;
}

/** An assignment event; `data` replaces single fields. */
export function anAssignment(data: Fields = {}, timestamp = '2020-06-10T08:00:00Z'): EventBody {
  return {
    type: 'voucher.assigned',
    timestamp,
    data: {
      tenantId: TENANT,
      voucherId: VOUCHER,
      offer: 'DDPS',
      serviceLevel: 5,
      customer: {
        organisation: 'Fabrikam Logistics',
        contactEmail: 'vera.license@fabrikam.example',
        country: 'DE',
      },
      assignedTo: { email: 'paula.projekt@contoso.example' },
      assignedAt: '2020-06-10T08:00:00Z',
      ...data,
    },
  };
}

/** Another event of the voucher. */
export function anEvent(type: string, data: Fields, timestamp = '2020-06-11T08:00:00Z'): EventBody {
  return { type, timestamp, data: { tenantId: TENANT, voucherId: VOUCHER, ...data } };
}

/** Headers of a delivery, signed as specified. */
export function signedHeaders(
  body: string,
  delivery: { readonly id: string; readonly at: number; readonly secrets?: readonly string[] },
): Record<string, string> {
  const { id, at, secrets = [SECRET] } = delivery;
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body));
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}

/** The facts of the assignment as a registration. */
export const registeredAsAssigned = {
  name: 'register',
  offer: 'DDPS',
  serviceLevel: 5,
  organisation: 'Fabrikam Logistics',
  customerEmail: 'vera.license@fabrikam.example',
  country: 'DE',
  assignedOn: '2020-06-10',
} as const;
