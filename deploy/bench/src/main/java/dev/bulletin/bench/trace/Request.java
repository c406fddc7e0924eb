package dev.bulletin.bench.trace;

/** What is asked for again and again. */
enum Request {
  /** A small one, whose trace is one span: the less a request costs, the more tracing shows. */
  PAGE("page from the gateway's memory", "/en/offline"),
  /** The gateway asks report-service, which has the answer in its memory: three spans. */
  API("read by the API", "/api/v1/tags");

  private final String text;
  private final String path;

  Request(String text, String path) {
    this.text = text;
    this.path = path;
  }

  String text() {
    return text;
  }

  String path() {
    return path;
  }
}
