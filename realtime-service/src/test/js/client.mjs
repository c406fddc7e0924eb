/** The published SDK over one transport, for the port and transport on the command line. */
import { Centrifuge } from "centrifuge";
import EventSource from "eventsource";
import SockJS from "sockjs-client";
import WebSocket from "ws";

const [transport, port] = process.argv.slice(2);

/** Tells what is agreed, and of the answers to the server's pings. */
class WatchedSocket extends WebSocket {
  pongs = 0;

  constructor(...address) {
    super(...address);
    this.once("open", () => tell("opened", { extensions: this.extensions }));
  }

  send(data) {
    super.send(data);
    if (data === "{}") {
      tell("pong", { times: ++this.pongs });
    }
  }
}

export function newClient() {
  const options = { minReconnectDelay: 100, maxReconnectDelay: 500 };
  if (transport === "websocket") {
    const endpoint = `ws://127.0.0.1:${port}/connection/websocket`;
    return new Centrifuge([{ transport: "websocket", endpoint }], { ...options, websocket: WatchedSocket });
  }
  if (transport === "http_stream" || transport === "sse") {
    const place = `http://127.0.0.1:${port}/connection`;
    const emulationEndpoint = `${place}/emulation`;
    const endpoints = [{ transport, endpoint: `${place}/${transport}` }];
    return new Centrifuge(endpoints, { ...options, emulationEndpoint, eventsource: EventSource });
  }
  const endpoint = `http://127.0.0.1:${port}/connection/sockjs`;
  const sockjsOptions = { transports: [transport.replace("sockjs-", "")] };
  return new Centrifuge([{ transport: "sockjs", endpoint }], { ...options, sockjs: SockJS, sockjsOptions });
}

/** One event a line, for the test to wait for. */
export function tell(event, details) {
  console.log(JSON.stringify({ event, ...details }));
}
