package dev.bulletin.realtime.transport.sockjs;

/**
 * What a SockJS service offers.
 *
 * @param base its address, such as {@code /connection/sockjs}
 * @param webSocket whether it is offered beside the ways over HTTP
 * @param sessionCookie whether a balancer needs {@code JSESSIONID}
 * @param streamBytes what one streamed answer carries before the client asks for another
 * @param bodyBytes of one request
 */
public record SockJsOptions(
    String base, boolean webSocket, boolean sessionCookie, int streamBytes, int bodyBytes) {}
