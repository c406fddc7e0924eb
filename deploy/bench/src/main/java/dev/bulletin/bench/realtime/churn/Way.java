package dev.bulletin.bench.realtime.churn;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways into realtime-service. What was heard is all that came, one character for a byte. */
enum Way {
  WEBSOCKET(/* isSocket= */ true) {
    @Override
    String opening(Visit visit) {
      return Request.upgrade(visit, "/connection/websocket");
    }

    @Override
    boolean isReady(CharSequence heard) {
      return SWITCHED.matcher(heard).find();
    }

    @Override
    String saying(Visit visit, CharSequence heard) {
      return visit.connect() + "\n" + visit.subscriptions();
    }
  },
  SOCKJS(/* isSocket= */ true) {
    @Override
    String opening(Visit visit) {
      return Request.upgrade(visit, SESSIONS + visit.session() + "/websocket");
    }

    @Override
    boolean isReady(CharSequence heard) {
      return GREETED.matcher(heard).find();
    }

    @Override
    String saying(Visit visit, CharSequence heard) {
      return wrapped(visit.connect() + "\n" + visit.subscriptions());
    }
  },
  XHR_STREAMING(/* isSocket= */ false) {
    @Override
    String opening(Visit visit) {
      return Request.post(visit, SESSIONS + visit.session() + "/xhr_streaming", "");
    }

    @Override
    boolean isReady(CharSequence heard) {
      return OPENED.matcher(heard).find();
    }

    @Override
    String saying(Visit visit, CharSequence heard) {
      String body = wrapped(visit.connect() + "\n" + visit.subscriptions());
      return Request.errand(visit, SESSIONS + visit.session() + "/xhr_send", body);
    }
  },
  HTTP_STREAM(/* isSocket= */ false) {
    @Override
    String opening(Visit visit) {
      return Request.post(visit, "/connection/http_stream", visit.connect());
    }

    @Override
    boolean isReady(CharSequence heard) {
      return CONNECTED.matcher(heard).find();
    }

    @Override
    String saying(Visit visit, CharSequence heard) {
      return emulated(visit, heard);
    }
  },
  SSE(/* isSocket= */ false) {
    @Override
    String opening(Visit visit) {
      String connect = URLEncoder.encode(visit.connect(), StandardCharsets.UTF_8);
      return Request.get(visit, "/connection/sse?cf_connect=" + connect);
    }

    @Override
    boolean isReady(CharSequence heard) {
      return CONNECTED.matcher(heard).find();
    }

    @Override
    String saying(Visit visit, CharSequence heard) {
      return emulated(visit, heard);
    }
  };

  private static final String SESSIONS = "/connection/sockjs/000/";
  private static final Pattern SWITCHED = Pattern.compile("^HTTP/1.1 101 [\\s\\S]*?\r\n\r\n");
  private static final Pattern GREETED =
      Pattern.compile("^HTTP/1.1 101 [\\s\\S]*?\r\n\r\n\u0081\u0001o");
  private static final Pattern OPENED = Pattern.compile("\no\n");
  private static final Pattern CONNECTED =
      Pattern.compile("\"session\":\"([^\"]+)\",\"node\":\"([^\"]+)\"");

  private final boolean isSocket;

  Way(boolean isSocket) {
    this.isSocket = isSocket;
  }

  /** Whether a guest speaks on the connection that it hears on. */
  boolean isSocket() {
    return isSocket;
  }

  /** The first request. */
  abstract String opening(Visit visit);

  /** Whether the guest may say what it wants. */
  abstract boolean isReady(CharSequence heard);

  /** What a frame holds, or a request of its own. */
  abstract String saying(Visit visit, CharSequence heard);

  private static String wrapped(String text) {
    return "[\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"]";
  }

  private static String emulated(Visit visit, CharSequence heard) {
    Matcher connected = CONNECTED.matcher(heard);
    if (!connected.find()) {
      throw new IllegalStateException("it is not connected");
    }
    String commands = visit.subscriptions().replace("\"", "\\\"").replace("\n", "\\n");
    String body =
        "{\"session\":\"%s\",\"node\":\"%s\",\"data\":\"%s\"}"
            .formatted(connected.group(1), connected.group(2), commands);
    return Request.errand(visit, "/emulation", body);
  }
}
