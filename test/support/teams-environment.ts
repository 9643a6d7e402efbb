import { TENANT } from './signed-event.ts';

export const APP_ID = '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e';
/** Service URL of the test activities; nothing listens there. */
export const SERVICE_ORIGIN = 'http://127.0.0.1:9';

/** A desk with authentication. */
export const teamsEnvironment = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'a client secret',
  MicrosoftAppTenantId: '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e01',
  ALLOWED_TENANTS: TENANT,
  ADMINS: 'first.admin@contoso.example',
  SERVICE_URL_HOSTS: `${SERVICE_ORIGIN}, *.teams.example`,
};
