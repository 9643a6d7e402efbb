// Everything the desk needs in one resource group; docs/deploy.md has the steps.
//   az deployment group create -g <group> -f deploy/main.bicep -p deploy/main.bicepparam

@description('Prefix of every resource name.')
@minLength(3)
@maxLength(12)
param name string = 'desk'

param location string = resourceGroup().location

@description('Name of the container registry in this resource group that contains the image.')
param registryName string

@description('The image in it, by digest or by an immutable tag: planning-services-desk:0.2.0')
param image string

@description('Tenants whose users may use the desk, separated by commas. Required.')
param allowedTenants string

@description('Object ids or e-mail addresses of the first admins, separated by commas. Required, since only admins grant roles.')
param admins string

@description('Time zone in which a voucher’s last day ends.')
param timeZone string = 'UTC'

@description('For the first deployment: whsec_…. Empty: the vault keeps the secrets it has.')
@secure()
param webhookSecrets string = ''

@description('Object id of the Entra group that may rotate the webhook secrets in the vault.')
param operatorsGroupId string = ''

@description('E-mail address that receives the alerts.')
param alertEmail string

@description('HTTPS address of the bot’s picture, a published copy of manifest/color.png.')
param botIconUrl string = ''

@description('Two or more, so that the desk survives the loss of one.')
@minValue(2)
param minReplicas int = 2

@minValue(2)
param maxReplicas int = 4

var unique = uniqueString(resourceGroup().id)
var database = 'planning-services-desk'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: '${name}-logs'
    location: location
  }
}

module store 'modules/store.bicep' = {
  name: 'store'
  params: {
    accountName: '${name}-${unique}'
    location: location
    database: database
    principalId: identity.properties.principalId
    workspaceId: logs.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    vaultName: take('${name}-${unique}', 24)
    location: location
    principalId: identity.properties.principalId
    workspaceId: logs.outputs.workspaceId
    webhookSecrets: webhookSecrets
    operatorsGroupId: operatorsGroupId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    image: '${registry.properties.loginServer}/${image}'
    registryServer: registry.properties.loginServer
    identityId: identity.id
    identityClientId: identity.properties.clientId
    cosmosEndpoint: store.outputs.endpoint
    cosmosDatabase: database
    webhookSecretsUri: vault.outputs.webhookSecretsUri
    allowedTenants: allowedTenants
    admins: admins
    timeZone: timeZone
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    workspaceName: logs.outputs.workspaceName
  }
  dependsOn: [
    mayPull
  ]
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    botName: '${name}-${unique}'
    endpoint: '${app.outputs.address}/api/messages'
    identityId: identity.id
    identityClientId: identity.properties.clientId
    iconUrl: botIconUrl
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    alertEmail: alertEmail
    appId: app.outputs.appId
    accountId: store.outputs.accountId
    workspaceId: logs.outputs.workspaceId
    minReplicas: minReplicas
  }
}

@description('MicrosoftAppId and MicrosoftAppTenantId for `npm run package`.')
output appId string = identity.properties.clientId
output tenantId string = identity.properties.tenantId
output address string = app.outputs.address
output webhook string = '${app.outputs.address}/api/webhooks/vouchers'
