// The desk: Container Apps, two replicas or more, logs in Log Analytics.

param name string
param location string
param image string
param registryServer string
param identityId string
param identityClientId string
param cosmosEndpoint string
param cosmosDatabase string
param webhookSecretsUri string
param allowedTenants string
param admins string
param timeZone string
param minReplicas int
param maxReplicas int
param workspaceName string

var appName = '${name}-app'
var port = 3978

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: workspace.properties.customerId
        sharedKey: workspace.listKeys().primarySharedKey
      }
    }
    // An environment without profiles can never get private endpoints or a fixed address.
    workloadProfiles: [
      { name: 'Consumption', workloadProfileType: 'Consumption' }
    ]
  }
}

var address = 'https://${appName}.${environment.properties.defaultDomain}'

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: appName
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // The old revision is stopped when the new one is ready.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        { server: registryServer, identity: identityId }
      ]
      secrets: [
        { name: 'webhook-secrets', keyVaultUrl: webhookSecretsUri, identity: identityId }
      ]
    }
    template: {
      // The desk exits within ten.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'desk'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'PORT', value: string(port) }
            { name: 'STORAGE', value: 'cosmos' }
            { name: 'COSMOS_ENDPOINT', value: cosmosEndpoint }
            { name: 'COSMOS_DATABASE', value: cosmosDatabase }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppId', value: identityClientId }
            { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
            { name: 'ALLOWED_TENANTS', value: allowedTenants }
            { name: 'ADMINS', value: admins }
            { name: 'WEBHOOK_SECRETS', secretRef: 'webhook-secrets' }
            { name: 'TIME_ZONE', value: timeZone }
            { name: 'PUBLIC_URL', value: address }
            { name: 'METRICS_PORT', value: '9464' }
            // The environment's ingress.
            { name: 'TRUSTED_PROXIES', value: '1' }
            // The identity that @azure/identity uses for Cosmos DB.
            { name: 'AZURE_CLIENT_ID', value: identityClientId }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: port }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: { metadata: { concurrentRequests: '50' } }
          }
        ]
      }
    }
  }
}

output address string = address
output appId string = app.id
