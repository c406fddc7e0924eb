package dev.bulletin.gateway.api;

import java.util.List;

/**
 * A good request of an operation.
 *
 * @param operation as the document names it
 * @param type of the body
 */
record SampleRequest(String operation, String path, String type, String body) {
  private static final String LINE =
      "{\"slug\":\"a\",\"status\":\"draft\",\"author\":\"Lan\",\"tags\":[],\"texts\":"
          + "{\"en\":{\"title\":\"T\",\"summary\":\"\",\"body\":\"B\"}}}\n";
  private static final String TEXTS =
      "'tags':[],'texts':{'en':{'title':'T','summary':'','body':'B','format':'markdown'}}";

  static final List<SampleRequest> ALL =
      List.of(
          bare("GET", "/api/v1/reports", "?language=vi&tag=rates&from=2026-01-01&to=2026-12-31"),
          json("POST", "/api/v1/reports", "{'slug':'outlook'," + TEXTS + "}"),
          bare("GET", "/api/v1/reports/search", "?q=rates&language=vi&limit=5"),
          json(
              "POST",
              "/api/v1/batch",
              "{'requests':[{'path':'/api/v1/tags'},{'path':'/api/v1/reports/x?language=vi'}]}"),
          json("POST", "/api/v1/reports/batch", "{'slugs':['outlook','outlook']}"),
          bare("GET", "/api/v1/reports/export", ""),
          new SampleRequest(
              "POST /api/v1/reports/import",
              "/api/v1/reports/import",
              "application/x-ndjson",
              LINE),
          json("POST", "/api/v1/reports/preview", "{'language':'en','body':'*x*'}"),
          bare("GET", "/api/v1/reports/{slug}", "?language=en"),
          json("PUT", "/api/v1/reports/{slug}", "{" + TEXTS + "}"),
          bare("POST", "/api/v1/reports/{slug}/publish", ""),
          json("POST", "/api/v1/reports/{slug}/schedule", "{'at':'2027-01-01T08:00:00+07:00'}"),
          bare("DELETE", "/api/v1/reports/{slug}/schedule", ""),
          bare("POST", "/api/v1/reports/{slug}/withdraw", ""),
          json("POST", "/api/v1/reports/{slug}/move", "{'slug':'week-50'}"),
          bare("GET", "/api/v1/reports/{slug}/surroundings", "?language=en"),
          bare("GET", "/api/v1/reports/{slug}/revisions", "?limit=2&before=3"),
          bare("GET", "/api/v1/reports/{slug}/revisions/{n}", ""),
          bare("GET", "/api/v1/reports/{slug}/revisions/{a}/difference/{b}", ""),
          bare("POST", "/api/v1/reports/{slug}/revisions/{n}/restore", ""),
          bare("GET", "/api/v1/manuscripts", "?status=scheduled&limit=7"),
          bare("GET", "/api/v1/manuscripts/{slug}", ""),
          bare("GET", "/api/v1/tags", "?language=vi"),
          new SampleRequest("POST /api/v1/images", "/api/v1/images", "image/png", "PNG"),
          bare("GET", "/api/v1/dashboards", ""),
          json("POST", "/api/v1/dashboards/check", "{'name':'crypto','yaml':'title: Crypto'}"),
          bare("GET", "/api/v1/dashboards/schema.json", ""),
          bare("GET", "/api/v1/dashboards/{name}", ""),
          bare("GET", "/api/v1/dashboards/{name}/definition", ""),
          new SampleRequest(
              "PUT /api/v1/dashboards/{name}/definition",
              "/api/v1/dashboards/crypto/definition",
              "application/yaml",
              "title: Crypto"),
          bare("DELETE", "/api/v1/dashboards/{name}/definition", ""),
          bare("GET", "/api/v1/series", "?prefix=BTC-&after=BTC-USDT.change24h&limit=5"),
          new SampleRequest(
              "POST /api/v1/series",
              "/api/v1/series?precision=s",
              "text/plain",
              "a b=1 1796112000"),
          bare(
              "GET",
              "/api/v1/series/{name}",
              "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z&points=100&format=json"),
          bare("GET", "/api/v1/series/{name}/candles", "?candles=24"),
          bare("GET", "/api/v1/rooms", "?prefix=dashboard:&after=dashboard:a&limit=5"),
          json(
              "POST",
              "/api/v1/rooms/{room}/publications",
              "{'type':'note','key':'a','data':{'text':'x'}}"),
          bare("POST", "/api/v1/realtime/token", ""),
          bare("POST", "/api/v1/realtime/rooms/{room}/token", ""),
          json(
              "POST",
              "/api/v1/realtime/users/{user}/refresh",
              "{'expiresAt':'2027-01-01T08:00:00+07:00'}"),
          json("POST", "/api/v1/realtime/users/{user}/subscribe", "{'room':'desk:a'}"),
          json("POST", "/api/v1/realtime/users/{user}/unsubscribe", "{'room':'desk:a'}"),
          json("POST", "/api/v1/realtime/users/{user}/disconnect", "{'comeBack':true}"),
          json("POST", "/api/v1/realtime/users/{user}/messages", "{'data':[1]}"),
          bare("GET", "/api/v1/realtime", "?limit=5"),
          bare("POST", "/api/v1/dashboards/{name}/snapshots", ""),
          bare("GET", "/api/v1/snapshot-plans", ""),
          json("PUT", "/api/v1/snapshot-plans/{name}", "{'dashboard':'crypto','cron':'0 8 * * 1'}"),
          bare("DELETE", "/api/v1/snapshot-plans/{name}", ""),
          bare("GET", "/api/v1/hooks", ""),
          bare("GET", "/api/v1/hooks/{name}", ""),
          json(
              "PUT",
              "/api/v1/hooks/{name}",
              "{'url':'https://example.com/hook','events':['report.published'],'active':true}"),
          bare("DELETE", "/api/v1/hooks/{name}", ""),
          bare("POST", "/api/v1/hooks/{name}/secret", ""),
          bare("POST", "/api/v1/hooks/{name}/test", ""),
          bare("GET", "/api/v1/hooks/{name}/deliveries", "?limit=5&after=9"),
          bare("POST", "/api/v1/hooks/{name}/deliveries/{n}/again", ""),
          bare("GET", "/api/v1/alerts", ""),
          bare("GET", "/api/v1/alerts/{name}", ""),
          json(
              "PUT",
              "/api/v1/alerts/{name}",
              "{'kind':'above','subject':'BTC-USDT.price','threshold':1,'seconds':60}"),
          bare("DELETE", "/api/v1/alerts/{name}", ""),
          bare("GET", "/api/v1/tokens", ""),
          json(
              "POST",
              "/api/v1/tokens",
              "{'name':'importer','scopes':['series:write:machine.'],'expiresAt':null}"),
          bare("DELETE", "/api/v1/tokens/{n}", ""),
          bare("GET", "/api/v1/openapi.yaml", ""),
          bare("GET", "/images/{id}.{ext}", ""),
          bare("GET", "/{language}/reports/{slug}.pdf", ""),
          bare("GET", "/{language}/reports/{slug}.png", ""),
          bare("GET", "/{language}/reports/{slug}/charts/{n}.svg", ""));

  private static SampleRequest bare(String method, String path, String query) {
    return new SampleRequest(method + " " + path, filled(path) + query, "", "");
  }

  private static SampleRequest json(String method, String path, String body) {
    return new SampleRequest(
        method + " " + path, filled(path), "application/json", body.replace('\'', '"'));
  }

  private static String filled(String path) {
    return path.replace("{slug}", "outlook")
        .replace("{name}", "crypto")
        .replace("{room}", "dashboard:crypto")
        .replace("{user}", "ann")
        .replace("{language}", "vi")
        .replace("{id}", "3f9a")
        .replace("{ext}", "png")
        .replaceAll("\\{[abn]}", "2");
  }

  String method() {
    return operation.substring(0, operation.indexOf(' '));
  }

  @Override
  public String toString() {
    return operation;
  }
}
