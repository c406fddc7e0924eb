package dev.bulletin.gateway.guard;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;

/** How far a request has come. */
enum Reached {
  /** Nobody knows who it is from. */
  STRANGER("?"),
  /** It is known who it is from, who has not the scope. */
  WITHOUT_SCOPE("-"),
  /** It was not sent by a page of the session. */
  FORGED("x"),
  /** The route itself has answered, be it content with the rest or not. */
  INSIDE("+"),
  /** Something broke. */
  BROKEN("!");

  private final String sign;

  Reached(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** A read cannot be forged, and an answer to HEAD says no more than its status. */
  static Reached of(HttpResponse<Buffer> answer, boolean isWrite) {
    return switch (answer.statusCode()) {
      case 401 -> STRANGER;
      case 303 -> isToSignIn(answer) ? STRANGER : INSIDE;
      case 403 -> forbidden(text(answer), isWrite);
      case 500 -> BROKEN;
      default -> INSIDE;
    };
  }

  /** Who has a scope for some things needs another for the one that was asked for. */
  private static Reached forbidden(String why, boolean isWrite) {
    if (why.contains("needs the scope")) {
      return INSIDE;
    }
    return isWrite && !why.contains(" is needed") ? FORGED : WITHOUT_SCOPE;
  }

  private static boolean isToSignIn(HttpResponse<Buffer> answer) {
    return answer.getHeader("location").startsWith("/studio/sign-in?");
  }

  private static String text(HttpResponse<Buffer> answer) {
    return answer.body() == null ? "" : answer.bodyAsString();
  }
}
