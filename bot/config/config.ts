import type { StorageSettings } from '../../storage/open-documents.ts';
import type { Fields } from './fields.ts';

/** How the bot proves who it is; absent in local mode. */
export type AppCredentials =
  | {
      readonly type: 'SingleTenant';
      readonly id: string;
      readonly tenantId: string;
      readonly password: string;
      /** Last day of the client secret, when the operator told it. */
      readonly passwordExpiresOn?: string;
    }
  | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenantId: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly storage: StorageSettings;
  /** Absent: local mode, reachable from this machine only and without tokens. */
  readonly app?: AppCredentials;
  /** Absent: every tenant is known, in local mode only. */
  readonly allowedTenants?: readonly string[];
  /** Object ids and e-mail addresses, lower case. */
  readonly admins: readonly string[];
  /** Empty, in local mode only: one is kept in `webhookSecretFile`. */
  readonly webhookSecrets: readonly string[];
  readonly webhookSecretFile: string;
  readonly programmeFile?: string;
  readonly timeZone: string;
  readonly publicUrl?: string;
  readonly serviceUrlHosts: readonly string[];
  readonly metrics?: { readonly port: number; readonly host: string };
  readonly logLevel: Fields['LOG_LEVEL'];
  readonly trustedProxies: number;
  /** Between the signal to stop and the last accepted request. */
  readonly drainSeconds: number;
}
