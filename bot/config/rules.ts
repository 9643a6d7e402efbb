import { fieldHints, type FieldName, type Fields } from './fields.ts';
import { isLoopback } from './hosts.ts';

/** Problems in the combination of variables, one sentence each, without values. */
export function configRules(
  fields: Partial<Fields>,
  isGiven: (name: FieldName) => boolean,
): readonly string[] {
  return [
    ...(isGiven('MicrosoftAppId') ? teamsRules(fields, isGiven) : localRules(fields, isGiven)),
    ...(fields.STORAGE === 'cosmos' && !isGiven('COSMOS_ENDPOINT')
      ? ['COSMOS_ENDPOINT is needed with STORAGE=cosmos.']
      : []),
  ];
}

function localRules(fields: Partial<Fields>, isGiven: (name: FieldName) => boolean): string[] {
  const strays: FieldName[] = ['MicrosoftAppType', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'];
  const problems = strays
    .filter(isGiven)
    .map((name) => `MicrosoftAppId is needed with ${name}; for local mode leave both out.`);
  if (fields.HOST !== undefined && !isLoopback(fields.HOST))
    problems.push(
      'HOST must be 127.0.0.1, ::1 or localhost in local mode, which has no authentication; set MicrosoftAppId to be reachable from elsewhere.',
    );
  return problems;
}

function teamsRules(fields: Partial<Fields>, isGiven: (name: FieldName) => boolean): string[] {
  const needed: FieldName[] = [
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    'ALLOWED_TENANTS',
    'WEBHOOK_SECRETS',
    'ADMINS',
  ];
  if (fields.MicrosoftAppType === 'SingleTenant') needed.push('MicrosoftAppPassword');
  return needed
    .filter((name) => !isGiven(name))
    .map((name) => `${name} is needed with MicrosoftAppId: ${fieldHints[name]}.`);
}
