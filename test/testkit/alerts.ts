/** An alert of a webhook, as Alertmanager (version 4) and Grafana send it. */
export function alertOf(changes: Record<string, unknown> = {}) {
  return {
    status: 'firing',
    labels: { alertname: 'DataDrift', severity: 'warning' },
    annotations: { summary: 'the data has drifted' },
    startsAt: '2026-11-20T08:00:00.123456789+07:00',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus:9090/graph',
    fingerprint: '7c1e0c1b3c4d5e6f',
    ...changes,
  };
}

/** The body of Alertmanager's webhook. */
export function alertmanagerBody(alerts: unknown[]) {
  return {
    version: '4',
    groupKey: '{}:{alertname="DataDrift"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'gugus',
    groupLabels: { alertname: 'DataDrift' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager:9093',
    alerts,
  };
}

/** The body of Grafana's unified alerting. */
export function grafanaBody(alerts: unknown[]) {
  const own = {
    dashboardURL: '',
    panelURL: '',
    silenceURL: 'http://grafana:3000/alerting/silence',
    values: { B: 0.7 },
  };
  return {
    receiver: 'gugus',
    status: 'firing',
    orgId: 1,
    version: '1',
    title: '[FIRING:1] DataDrift',
    state: 'alerting',
    message: 'the data has drifted',
    alerts: alerts.map((alert) => ({ ...own, ...(alert as object) })),
  };
}

export async function sendAlerts(url: string, body: unknown, policy = 'points-policy') {
  const response = await fetch(`${url}/v1/alerts/${encodeURIComponent(policy)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as AlertResponse };
}

interface AlertResponse {
  alerts?: { fingerprint: string; run: number | null; note: string | null }[];
  error?: { code: string; message: string; field?: string; value?: unknown; expected?: string };
}
