package dev.bulletin.bench.realtime.churn;

/** HTTP requests as a browser sends them, as far as realtime-service looks at them. */
final class Request {
  private static final String UPGRADE =
      """
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Version: 13\r
      """;

  private Request() {}

  static String upgrade(Visit visit, String path) {
    return request(visit, "GET " + path, UPGRADE, "");
  }

  /** Of an answer without an end. */
  static String get(Visit visit, String path) {
    return request(visit, "GET " + path, "", "");
  }

  /** Of an answer without an end, too. */
  static String post(Visit visit, String path, String body) {
    return request(visit, "POST " + path, length(body), body);
  }

  /** The only one of its connection. */
  static String errand(Visit visit, String path, String body) {
    return request(visit, "POST " + path, length(body) + "Connection: close\r\n", body);
  }

  private static String length(String body) {
    return "Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n";
  }

  private static String request(Visit visit, String what, String headers, String body) {
    return what
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: "
        + visit.address()
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }
}
