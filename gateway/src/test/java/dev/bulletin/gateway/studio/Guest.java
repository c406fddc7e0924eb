package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.RunningGateway;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, and sends the token of the page it has seen last. */
public final class Guest {
  private static final String SIGN_IN = "/studio/sign-in";
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
  private static final long LIMIT_SECONDS = 60;

  private final RunningGateway gateway;
  private final Map<String, String> cookies = new TreeMap<>();
  private String token = "";

  public Guest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  /** Someone who is signed in. */
  public static Guest signedIn(RunningGateway gateway, String login) throws Exception {
    Guest guest = new Guest(gateway);
    assertThat(guest.signIn(login, RunningGateway.PASSWORD).statusCode()).isEqualTo(303);
    guest.get("/studio");
    return guest;
  }

  public HttpResponse<Buffer> signIn(String login, String password) throws Exception {
    get(SIGN_IN);
    return post(SIGN_IN, "login", login, "password", password);
  }

  public HttpResponse<Buffer> get(String path, String... headers) throws Exception {
    return seen(request(HttpMethod.GET, path, headers).send().await(LIMIT_SECONDS, SECONDS));
  }

  /** Sends a form with the token, fields given as name, value, name, value. */
  public HttpResponse<Buffer> post(String path, String... fields) throws Exception {
    return post(request(HttpMethod.POST, path), path, fields);
  }

  /** Sends a form by another request than the usual one. */
  public HttpResponse<Buffer> post(HttpRequest<Buffer> request, String path, String... fields)
      throws Exception {
    MultiMap form = MultiMap.caseInsensitiveMultiMap().add("csrf", token);
    for (int i = 0; i < fields.length; i += 2) {
      form.set(fields[i], fields[i + 1]);
    }
    return seen(request.sendForm(form).await(LIMIT_SECONDS, SECONDS));
  }

  /** A request with the cookies. */
  public HttpRequest<Buffer> request(HttpMethod method, String path, String... headers) {
    HttpRequest<Buffer> request = gateway.request(method, path, headers);
    if (!cookies.isEmpty()) {
      StringBuilder all = new StringBuilder();
      cookies.forEach((name, value) -> all.append(name).append('=').append(value).append("; "));
      request.putHeader("cookie", all.substring(0, all.length() - 2));
    }
    return request;
  }

  private HttpResponse<Buffer> seen(HttpResponse<Buffer> answer) {
    answer.cookies().forEach(this::keep);
    Matcher found = TOKEN.matcher(answer.body() == null ? "" : answer.bodyAsString());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  private void keep(String header) {
    String[] pair = header.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public String token() {
    return token;
  }

  void token(String other) {
    token = other;
  }
}
