/**
 * The published SDK where tokens let it in: format, port and the tokens' secret on the command line.
 * It cuts its connection when the server has told it something.
 */
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";
import WebSocket from "ws";

const [format, port, secret] = process.argv.slice(2);
// The package names a module for its Protobuf that it does not bring.
const require = createRequire(import.meta.url);
const { Centrifuge } = require(format === "protobuf" ? "centrifuge/build/protobuf" : "centrifuge");

let socket;

class HeldSocket extends WebSocket {
  constructor(...parameters) {
    super(...parameters);
    socket = this;
  }
}

function token(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 3;
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: "ann", exp, ...claims })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** One event a line, for the test to wait for. */
function tell(event, details) {
  console.log(JSON.stringify({ event, ...details }));
}

function value(data) {
  return data instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(data)) : data;
}

function bytes(given) {
  return format === "protobuf" ? new TextEncoder().encode(JSON.stringify(given)) : given;
}

async function ask(name, question) {
  try {
    tell(name, await question());
  } catch ({ code, message }) {
    tell(name, { code, message });
  }
}

let tokens = 0;
const client = new Centrifuge(`ws://127.0.0.1:${port}/connection/websocket`, {
  websocket: HeldSocket,
  minReconnectDelay: 500,
  maxReconnectDelay: 1000,
  getToken: async () => {
    tell("token", { times: ++tokens });
    return token({ channels: ["reports"], info: { name: "Ann" } });
  },
});
client.on("connected", () => tell("connected"));
client.on("disconnected", ({ code, reason }) => tell("disconnected", { code, reason }));
client.on("subscribed", ({ channel, recovered }) => tell("server subscribed", { channel, recovered }));
client.on("unsubscribed", ({ channel }) => tell("server unsubscribed", { channel }));
client.on("publication", ({ channel, data }) => tell("server publication", { channel, data: value(data) }));
client.on("message", ({ data }) => {
  tell("message", { data: value(data) });
  socket.terminate();
});

const desk = client.newSubscription("desk:a", {
  joinLeave: true,
  recoverable: true,
  positioned: true,
  getToken: async ({ channel }) => token({ channel, info: { pen: "red" } }),
});
desk.on("join", ({ info }) => tell("join", { user: info.user }));
desk.on("leave", ({ info }) => tell("leave", { user: info.user }));
const heard = new Promise((resolve) => desk.once("publication", resolve));
desk.on("publication", ({ data, offset }) => tell("publication", { data: value(data), offset }));
desk.on("unsubscribed", ({ code }) => tell("unsubscribed", { code }));
desk.on("subscribed", async ({ wasRecovering, recovered }) => {
  tell("subscribed", { wasRecovering, recovered });
  if (!wasRecovering) {
    await ask("published", () => desk.publish(bytes({ said: "hello" })));
    await ask("present", async () => {
      const { clients } = await desk.presence();
      return { clients: Object.values(clients).map(({ user, connInfo, chanInfo }) => [user, value(connInfo), value(chanInfo)]) };
    });
    await ask("counted", async () => {
      const { numClients, numUsers } = await desk.presenceStats();
      return { numClients, numUsers };
    });
    await heard;
    await ask("past", async () => {
      const { publications, offset } = await desk.history({ limit: 10 });
      return { offset, publications: publications.map(({ data }) => value(data)) };
    });
    await ask("called", () => client.rpc("nothing", bytes(1)));
    await ask("refused", () => client.publish("reports", bytes(1)));
    tell("ready");
  }
});
desk.subscribe();
client.connect();
