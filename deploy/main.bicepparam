using 'main.bicep'

param registryName = 'contosodesk'
param image = 'planning-services-desk:0.2.0'
param allowedTenants = '00000000-0000-4000-8000-000000000001'
param admins = 'admin@contoso.example'
param timeZone = 'Europe/Berlin'
param alertEmail = 'operations@contoso.example'
param operatorsGroupId = '00000000-0000-4000-8000-000000000002'
param webhookSecrets = readEnvironmentVariable('WEBHOOK_SECRETS', '')
