/** The reference server with the services that the protocol's tests need; tells its port. */
import { createServer } from "node:http";
import sockjs from "sockjs";

const common = { log: () => {}, response_limit: 4096, sockjs_url: "/sockjs.js" };

function echo(options) {
  const service = sockjs.createServer({ ...common, ...options });
  service.on("connection", (client) => client.on("data", (message) => client.write(message)));
  return service;
}

const close = sockjs.createServer(common);
close.on("connection", (client) => client.close(3000, "Go away!"));

const server = createServer();
echo({}).installHandlers(server, { prefix: "/echo" });
close.installHandlers(server, { prefix: "/close" });
echo({ websocket: false }).installHandlers(server, { prefix: "/disabled_websocket_echo" });
echo({ jsessionid: true }).installHandlers(server, { prefix: "/cookie_needed_echo" });
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
