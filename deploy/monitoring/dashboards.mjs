// The Grafana dashboards as code: "node dashboards.mjs" writes them into grafana/dashboards.
import { writeFileSync } from "node:fs";

const SUITE = "gateway|report-service|dashboard-service|realtime-service";
const folder = new URL("grafana/dashboards/", import.meta.url);
const datasource = { type: "prometheus", uid: "prometheus" };

/** A panel of lines: unit, then what each is called and asked by. */
const lines = (title, unit, queries, description = "") => ({ type: "timeseries", title, unit, queries, description });

/** A panel of one number, red from a limit on. */
const number = (title, unit, query, limit, description = "") => ({
  type: "stat",
  title,
  unit,
  queries: { "": query },
  limit,
  description,
});

const rate = (metric, by) => `sum by (${by}) (rate(${metric}[$__rate_interval]))`;
const quantile = (q, metric, labels, by) =>
  `histogram_quantile(${q}, sum by (${[by, "le"].filter(Boolean).join(", ")}) (rate(${metric}_bucket{${labels}}[$__rate_interval])))`;

/** What is asked of every node of a service. */
const node = (job) => [
  lines("Processor", "percentunit", { "{{instance}}": `process_cpu_usage{job="${job}"}` }),
  lines("Heap", "bytes", {
    "{{instance}} used": `sum by (instance) (jvm_memory_used_bytes{job="${job}",area="heap"})`,
    "{{instance}} at most": `sum by (instance) (jvm_memory_max_bytes{job="${job}",area="heap"} > 0)`,
  }),
  lines("Pauses of the collector", "s", {
    "{{instance}}": `sum by (instance) (rate(jvm_gc_pause_seconds_sum{job="${job}"}[$__rate_interval]))`,
  }, "Seconds of each second."),
  lines("Event loops, how late", "s", {
    "{{instance}} {{loop}}": `bulletin_event_loop_lag_seconds{job="${job}"}`,
  }),
  lines("Threads of the JVM", "short", { "{{instance}}": `jvm_threads_live_threads{job="${job}"}` }),
];

/** What is asked of every HTTP server. */
const http = (job) => [
  lines("Requests", "reqps", { "{{code}}": rate(`requests_total{job="${job}"}`, "code") }, "Probes included."),
  lines("Requests of routes", "reqps", { "{{route}}": `topk(10, ${rate(`requests_total{job="${job}",route!=""}`, "route")})` }),
  lines("Duration", "s", {
    "half": quantile(0.5, "request_duration_seconds", `job="${job}",route!=""`),
    "95 of 100": quantile(0.95, "request_duration_seconds", `job="${job}",route!=""`),
    "99 of 100": quantile(0.99, "request_duration_seconds", `job="${job}",route!=""`),
  }),
  lines("Connections", "short", { "{{instance}}": `sum by (instance) (active_connections{job="${job}"})` }),
];

const database = (job) => [
  lines("Statements waiting for a connection", "short", {
    "{{pool_name}}": `sum by (pool_name) (vertx_pool_queue_pending{job="${job}",pool_type="sql"})`,
  }),
];

const cache = (job) => [
  lines("Answers of the cache", "reqps", { "{{outcome}}": rate(`bulletin_cache_requests_total{job="${job}"}`, "outcome") }),
  lines("Memory of the cache", "bytes", { "{{instance}}": `bulletin_cache_bytes{job="${job}"}` }),
];

const DASHBOARDS = {
  overview: {
    title: "Bulletin: overview",
    rows: {
      Readers: [
        number("Services without a node", "short", `count((sum by (job) (up{job=~"${SUITE}"})) == 0) or vector(0)`, 1),
        number("Sockets", "short", "sum(bulletin_realtime_connections)"),
        number("Pages a second", "reqps", "sum(rate(bulletin_page_requests_total[$__rate_interval]))"),
        number("Requests that fail", "percentunit",
          'sum(rate(requests_total{route!="",code=~"5.."}[$__rate_interval])) / sum(rate(requests_total{route!=""}[$__rate_interval])) or vector(0)', 0.02),
        number("Open breakers", "short", 'sum(bulletin_call_breaker{state="open"}) + sum(bulletin_upstream_breaker{state="open"})', 1),
        number("Instances that poll", "short", "sum(bulletin_source_polling)", undefined, "One, whenever all is well."),
      ],
      Traffic: [
        lines("Nodes that answer", "short", { "{{job}}": `sum by (job) (up{job=~"${SUITE}"})` }),
        lines("Requests", "reqps", { "{{job}}": rate("requests_total", "job") }, "Probes included."),
        lines("Duration, 99 of 100", "s", { "{{job}}": quantile(0.99, "request_duration_seconds", 'route!=""', "job") }),
        lines("Answers of caches", "reqps", { "{{job}} {{outcome}}": rate("bulletin_cache_requests_total", "job, outcome") }),
        lines("Messages delivered to readers", "short", { "{{kind}}": rate("bulletin_realtime_deliveries_total", "kind") }),
        lines("Calls of other services that were refused", "reqps", { "{{service}} {{call}}": rate("bulletin_call_refused_total", "service, call") }),
      ],
      Nodes: [
        lines("Processor", "percentunit", { "{{job}} {{instance}}": `process_cpu_usage{job=~"${SUITE}"}` }),
        lines("Heap", "bytes", { "{{job}} {{instance}}": `sum by (job, instance) (jvm_memory_used_bytes{job=~"${SUITE}",area="heap"})` }),
        lines("Event loops, the latest", "s", { "{{job}} {{instance}}": "max by (job, instance) (bulletin_event_loop_lag_seconds)" }),
      ],
    },
  },
  gateway: {
    title: "Bulletin: gateway",
    rows: {
      Pages: [
        lines("Pages, by what became of them", "reqps", { "{{outcome}}": rate('bulletin_page_requests_total{job="gateway"}', "outcome") }),
        lines("Finished pages in memory", "bytes", { "{{instance}}": 'bulletin_page_cache_bytes{job="gateway"}' }),
        lines("Finished pages", "short", { "{{instance}}": 'bulletin_page_cache_pages{job="gateway"}' }),
      ],
      Requests: [
        ...http("gateway"),
        lines("Refused", "reqps", { "{{reason}}": rate('bulletin_gateway_refused_total{job="gateway"}', "reason") }),
        lines("Too much to do", "short", { "{{instance}}": 'bulletin_overloaded{job="gateway"}' }),
      ],
      "Sockets, people, hooks": [
        lines("Sockets passed through", "short", { "{{instance}}": 'sum by (instance) (bulletin_gateway_sockets{job="gateway"})' }),
        lines("Attempts to sign in", "reqps", { "{{outcome}}": rate('bulletin_sign_ins_total{job="gateway"}', "outcome") }),
        lines("Deliveries of hooks", "reqps", { "{{outcome}}": rate('bulletin_hook_attempts_total{job="gateway"}', "outcome") }),
        lines("Audit entries lost", "short", { "": 'sum(increase(bulletin_audit_lost_total{job="gateway"}[$__rate_interval]))' }),
      ],
      "Other services": [
        lines("Breakers that are open", "short", {
          "{{service}} {{call}}": 'sum by (service, call) (bulletin_call_breaker{job="gateway",state="open"}) > 0',
        }),
        ...database("gateway"),
      ],
      Nodes: node("gateway"),
    },
  },
  "report-service": {
    title: "Bulletin: report-service",
    rows: {
      Reports: [
        lines("Writes", "short", { "{{kind}}": rate('bulletin_reports_written_total{job="report-service"}', "kind") }),
        lines("Changes told", "short", { "": 'sum(rate(bulletin_reports_announced_total{job="report-service"}[$__rate_interval]))' }),
        lines("Reports made of dashboards", "short", { "{{by}}": rate('bulletin_reports_snapshots_total{job="report-service"}', "by") }),
        lines("Reports exported", "short", { "": 'sum(rate(bulletin_reports_exported_total{job="report-service"}[$__rate_interval]))' }),
      ],
      Cache: cache("report-service"),
      "Internal port": http("report-service"),
      PostgreSQL: database("report-service"),
      Nodes: node("report-service"),
    },
  },
  "dashboard-service": {
    title: "Bulletin: dashboard-service",
    rows: {
      Sources: [
        lines("Who polls", "short", { "{{instance}}": 'bulletin_source_polling{job="dashboard-service"}' }),
        lines("Fetches", "reqps", { "{{source}} {{feed}} {{outcome}}": rate('bulletin_source_fetches_total{job="dashboard-service"}', "source, feed, outcome") }),
        lines("Calls of external APIs", "reqps", { "{{upstream}} {{outcome}}": rate('bulletin_upstream_calls_total{job="dashboard-service"}', "upstream, outcome") }),
        lines("Duration of these calls, 95 of 100", "s", { "{{upstream}}": quantile(0.95, "bulletin_upstream_duration_seconds", 'job="dashboard-service"', "upstream") }),
        lines("Tried again", "reqps", { "{{upstream}}": rate('bulletin_upstream_retries_total{job="dashboard-service"}', "upstream") }),
        lines("Breakers that are open", "short", { "{{upstream}}": 'bulletin_upstream_breaker{job="dashboard-service",state="open"}' }),
      ],
      Push: [lines("Samples pushed", "short", { "{{outcome}}": rate('bulletin_push_samples_total{job="dashboard-service"}', "outcome") })],
      Cache: cache("dashboard-service"),
      PostgreSQL: database("dashboard-service"),
      Nodes: node("dashboard-service"),
    },
  },
  "realtime-service": {
    title: "Bulletin: realtime-service",
    rows: {
      Readers: [
        lines("Sockets", "short", { "{{instance}} {{transport}}": 'bulletin_realtime_connections{job="realtime-service"}' }),
        lines("Readers in rooms", "short", { "{{kind}}": 'sum by (kind) (bulletin_realtime_readers{job="realtime-service"})' }),
        lines("Connections that arrive", "short", { "{{instance}}": 'bulletin_realtime_arriving{job="realtime-service"}' }),
        lines("Connections ended, by code", "short", { "{{code}}": rate('bulletin_realtime_closes_total{job="realtime-service"}', "code") }),
        lines("Readers who came back", "short", { "{{result}}": rate('bulletin_realtime_recoveries_total{job="realtime-service"}', "result") }),
      ],
      Messages: [
        lines("Messages of the bus", "short", { "{{result}}": rate('bulletin_realtime_messages_total{job="realtime-service"}', "result") }),
        lines("Delivered to readers", "short", { "{{kind}}": rate('bulletin_realtime_deliveries_total{job="realtime-service"}', "kind") }),
        lines("From hearing to writing", "s", {
          "half": quantile(0.5, "bulletin_realtime_delay_seconds", 'job="realtime-service"'),
          "99 of 100": quantile(0.99, "bulletin_realtime_delay_seconds", 'job="realtime-service"'),
        }),
        lines("Bytes written", "Bps", { "{{instance}}": rate('bulletin_realtime_bytes_total{job="realtime-service"}', "instance") }),
        lines("Passed over by slow readers", "short", { "{{kind}}": rate('bulletin_realtime_stalled_total{job="realtime-service"}', "kind") }),
        lines("History away", "short", { "{{instance}}": 'bulletin_realtime_history_away{job="realtime-service"}' }),
      ],
      Nodes: node("realtime-service"),
    },
  },
};

const WIDTH = { stat: 4, timeseries: 8 };
const HEIGHT = { stat: 4, timeseries: 8 };

function panel({ type, title, unit, queries, description, limit }, id, x, y) {
  const steps = [{ color: "green", value: null }];
  if (limit !== undefined) {
    steps.push({ color: "red", value: limit });
  }
  return {
    id,
    type,
    title,
    description,
    datasource,
    gridPos: { x, y, w: WIDTH[type], h: HEIGHT[type] },
    fieldConfig: { defaults: { unit, min: 0, thresholds: { mode: "absolute", steps } }, overrides: [] },
    targets: Object.entries(queries).map(([legendFormat, expr], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource,
      expr,
      legendFormat: legendFormat || title,
    })),
  };
}

/** Rows one under the other, and in each its panels from left to right. */
function panels(rows) {
  const all = [];
  let y = 0;
  for (const [title, content] of Object.entries(rows)) {
    all.push({ id: all.length + 1, type: "row", title, gridPos: { x: 0, y, w: 24, h: 1 }, collapsed: false, panels: [] });
    y += 1;
    let x = 0;
    for (const each of content) {
      if (x + WIDTH[each.type] > 24) {
        x = 0;
        y += HEIGHT[each.type];
      }
      all.push(panel(each, all.length + 1, x, y));
      x += WIDTH[each.type];
    }
    y += HEIGHT[content.at(-1).type];
  }
  return all;
}

for (const [name, { title, rows }] of Object.entries(DASHBOARDS)) {
  const dashboard = {
    uid: `bulletin-${name}`,
    title,
    tags: ["bulletin"],
    schemaVersion: 39,
    editable: false,
    timezone: "utc",
    refresh: "30s",
    time: { from: "now-3h", to: "now" },
    links: [{ type: "dashboards", title: "Bulletin", tags: ["bulletin"], asDropdown: false }],
    templating: { list: [] },
    annotations: { list: [] },
    panels: panels(rows),
  };
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(dashboard, null, 2)}\n`);
}
