/** Joins the page's rooms and hands on what they send. */
import { Centrifuge, SubscriptionState, type TransportEndpoint } from "centrifuge";
import SockJS from "sockjs-client";
import type { ConnectionEvent } from "./connection";
import { type Batch, toBatches } from "./rooms";

const SOCKJS_TRANSPORTS = ["websocket", "xhr-streaming", "eventsource", "xhr-polling"];
const SOCKJS_TIMEOUT_MILLIS = 8_000;

export interface Audience {
  onBatch(room: string, batch: Batch): void;
  onConnection(event: ConnectionEvent): void;
}

export function join(
  rooms: readonly string[],
  transports: readonly string[],
  place: Location,
  audience: Audience,
): void {
  const client = new Centrifuge(endpoints(transports, place), {
    sockjs: SockJS,
    sockjsOptions: { timeout: SOCKJS_TIMEOUT_MILLIS, transports: SOCKJS_TRANSPORTS },
    emulationEndpoint: "/connection/emulation",
    // Longer than SockJS needs to see that a WebSocket does not open and to take the next way.
    timeout: SOCKJS_TIMEOUT_MILLIS + 4_000,
    maxReconnectDelay: 10_000,
  });
  const subscriptions = rooms.map((room) => client.newSubscription(room));

  function tell(): void {
    const joined = subscriptions.every((subscription) => subscription.state === SubscriptionState.Subscribed);
    audience.onConnection(joined ? "joined" : "lost");
  }

  client.on("connecting", tell);
  client.on("disconnected", () => audience.onConnection("refused"));
  for (const subscription of subscriptions) {
    const hear = (data: unknown) =>
      toBatches(data).forEach((batch) => audience.onBatch(subscription.channel, batch));
    subscription.on("subscribed", (context) => {
      hear(context.data);
      tell();
    });
    subscription.on("publication", (context) => hear(context.data));
    subscription.on("subscribing", tell);
    subscription.on("unsubscribed", () => audience.onConnection("refused"));
    subscription.subscribe();
  }
  client.connect();
}

function endpoints(transports: readonly string[], place: Location): TransportEndpoint[] {
  const socket = place.protocol === "https:" ? "wss:" : "ws:";
  const known: Record<string, TransportEndpoint> = {
    websocket: { transport: "websocket", endpoint: `${socket}//${place.host}/connection/websocket` },
    sockjs: { transport: "sockjs", endpoint: `${place.protocol}//${place.host}/connection/sockjs` },
  };
  for (const transport of ["http_stream", "sse"] as const) {
    known[transport] = { transport, endpoint: `${place.protocol}//${place.host}/connection/${transport}` };
  }
  return transports.map((name) => known[name]).filter((endpoint) => endpoint !== undefined);
}
