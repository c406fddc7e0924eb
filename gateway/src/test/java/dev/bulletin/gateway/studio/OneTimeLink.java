package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time link as a page or a log shows it.
 *
 * @param path where it leads to, what it carries included
 */
record OneTimeLink(String path, String key) {
  private static final Pattern SHOWN =
      Pattern.compile("http://[^/\\s]+(/studio/[a-z-]+\\?key(?:=|&#x3D;)([A-Za-z0-9_-]{43}))");

  static OneTimeLink on(HttpResponse<Buffer> page) {
    return in(page.bodyAsString());
  }

  static OneTimeLink in(String text) {
    Matcher found = SHOWN.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return new OneTimeLink(found.group(1).replace("&#x3D;", "="), found.group(2));
  }

  /** Opens it and sets a password, or is told that it opens nothing. */
  HttpResponse<Buffer> use(Guest guest, String password, String... more) throws Exception {
    HttpResponse<Buffer> page = guest.get(path);
    if (page.statusCode() != 200) {
      return page;
    }
    String[] fields = new String[6 + more.length];
    System.arraycopy(
        new String[] {"key", key, "password", password, "repeated", password}, 0, fields, 0, 6);
    System.arraycopy(more, 0, fields, 6, more.length);
    return guest.post(path.split("\\?")[0], fields);
  }
}
