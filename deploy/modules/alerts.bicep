// What Azure itself can see going wrong. Each alert is a section of docs/runbook.md; the desk's own
// figures have theirs in deploy/alerts.yaml.

param name string
param location string
param alertEmail string
param appId string
param accountId string
param workspaceId string
param minReplicas int

var metrics = [
  {
    name: 'ReplicaMissing'
    scope: appId
    namespace: 'Microsoft.App/containerapps'
    metric: 'Replicas'
    aggregation: 'Minimum'
    operator: 'LessThan'
    threshold: minReplicas
    dimensions: []
  }
  {
    name: 'Restarting'
    scope: appId
    namespace: 'Microsoft.App/containerapps'
    metric: 'RestartCount'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 2
    dimensions: []
  }
  {
    name: 'RequestsFailing'
    scope: appId
    namespace: 'Microsoft.App/containerapps'
    metric: 'Requests'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
    dimensions: [
      { name: 'statusCodeCategory', operator: 'Include', values: ['5xx'] }
    ]
  }
  {
    name: 'StoreThrottled'
    scope: accountId
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'TotalRequests'
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 100
    dimensions: [
      { name: 'StatusCode', operator: 'Include', values: ['429'] }
    ]
  }
]

// Lines of the log that call for somebody (bot/telemetry/log-events.ts).
var events = [
  { name: 'StoreUnavailable', event: 'store-unavailable' }
  { name: 'CredentialsUnusable', event: 'credentials-unusable' }
  { name: 'TeamsLockedOut', event: 'teams-locked-out' }
  { name: 'BotDisabled', event: 'teams-bot-disabled' }
  { name: 'NoticesDead', event: 'notice-dead' }
  { name: 'EventsParked', event: 'event-parked' }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-operators'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'desk'
    emailReceivers: [
      { name: 'operators', emailAddress: alertEmail, useCommonAlertSchema: true }
    ]
  }
}

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metrics: {
    name: '${name}-${alert.name}'
    location: 'global'
    properties: {
      severity: 2
      enabled: true
      description: 'docs/runbook.md#${toLower(alert.name)}'
      scopes: [alert.scope]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: alert.namespace
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
            dimensions: alert.dimensions
          }
        ]
      }
      actions: [
        { actionGroupId: people.id }
      ]
    }
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in events: {
    name: '${name}-${alert.name}'
    location: location
    properties: {
      severity: 2
      enabled: true
      description: 'docs/runbook.md#${toLower(alert.name)}'
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
      // The table comes with the first line that is logged.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: 'ContainerAppConsoleLogs_CL | where parse_json(Log_s).event == "${alert.event}"'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
