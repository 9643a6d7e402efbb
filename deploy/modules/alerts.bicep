// Alerts on Azure's metrics and on log lines. Each is a section of docs/runbook.md; deploy/alerts.yaml
// has the alerts on the desk's metrics.

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

// Log lines that need an operator: every error event of bot/telemetry/log-events.ts. An alert fires
// on more than `threshold` lines in five minutes.
var events = [
  { name: 'StoreUnavailable', events: ['store-unavailable'], threshold: 0 }
  { name: 'CredentialsUnusable', events: ['credentials-unusable'], threshold: 0 }
  { name: 'KeysUnavailable', events: ['keys-unavailable'], threshold: 0 }
  { name: 'TeamsLockedOut', events: ['teams-locked-out'], threshold: 0 }
  { name: 'BotDisabled', events: ['teams-bot-disabled'], threshold: 0 }
  { name: 'NoticesDead', events: ['notice-dead'], threshold: 0 }
  { name: 'EventsParked', events: ['event-parked'], threshold: 0 }
  { name: 'TurnsFailing', events: ['turn-failed'], threshold: 2 }
  { name: 'RequestsFailing', events: ['http-failed'], threshold: 0 }
  { name: 'Restarting', events: ['crashed', 'start-failed'], threshold: 0 }
  { name: 'DeliveryFailing', events: ['delivery-failed', 'parked-sweep-failed'], threshold: 2 }
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
      // The table is created with the first log line.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: 'ContainerAppConsoleLogs_CL | where tostring(parse_json(Log_s).event) in ("${join(alert.events, '", "')}")'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
