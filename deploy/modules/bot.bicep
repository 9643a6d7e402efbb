// The Azure Bot: the registration of the desk's address with Teams. It has no secret that expires.

param botName string
param endpoint string
param identityId string
param identityClientId string

@description('HTTPS address of the bot’s picture; empty: the default of Azure Bot.')
param iconUrl string = ''

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Planning Services Desk'
    iconUrl: empty(iconUrl) ? null : iconUrl
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identityId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}
