import type { StorageSettings } from '../../storage/open-documents.ts';
import type { Fields } from './fields.ts';

/** The bot's credentials; absent in local mode. */
export type AppCredentials =
  | {
      readonly type: 'SingleTenant';
      readonly id: string;
      readonly tenantId: string;
      readonly password: string;
      /** Last day of the client secret, if the operator set it. */
      readonly passwordExpiresOn?: string;
    }
  | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenantId: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly storage: StorageSettings;
  /** Absent in local mode, which needs no tokens and is reachable from this machine only. */
  readonly app?: AppCredentials;
  /** Absent in local mode, which accepts every tenant. */
  readonly allowedTenants?: readonly string[];
  /** Object ids and e-mail addresses, lower case. */
  readonly admins: readonly string[];
  /** Empty in local mode, which stores one in `webhookSecretFile`. */
  readonly webhookSecrets: readonly string[];
  readonly webhookSecretFile: string;
  readonly programmeFile?: string;
  readonly timeZone: string;
  readonly publicUrl?: string;
  readonly serviceUrlHosts: readonly string[];
  readonly metrics?: { readonly port: number; readonly host: string };
  readonly logLevel: Fields['LOG_LEVEL'];
  readonly trustedProxies: number;
  /** Time between SIGTERM and the last accepted request. */
  readonly drainSeconds: number;
}
