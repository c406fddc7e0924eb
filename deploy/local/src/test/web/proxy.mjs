/**
 * A proxy between browser and suite, as some readers have one. It can refuse the WebSockets that go
 * through its tunnels; requests it passes on, and streams their answers.
 */
import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { pipeline } from "node:stream";

const ignore = () => {};

export class Proxy {
  /** Tells by its path whether a WebSocket is refused. */
  refuses = () => false;
  tunnels = new Set();
  /** Whether nothing gets through, as without a connection. */
  isBroken = false;
  server = createServer((question, answer) => (this.isBroken ? question.socket.destroy() : pass(question, answer)));

  static async start() {
    const proxy = new Proxy();
    proxy.server.on("connect", (question, client) => proxy.tunnel(question.url, client));
    proxy.server.listen(0, "127.0.0.1");
    await once(proxy.server, "listening");
    return proxy;
  }

  /** What a browser context needs to go this way, also to this machine itself. */
  get settings() {
    return { server: `http://127.0.0.1:${this.server.address().port}`, bypass: "<-loopback>" };
  }

  tunnel(authority, client) {
    this.tunnels.add(client);
    client.on("error", ignore);
    client.once("close", () => this.tunnels.delete(client));
    client.once("data", (head) => this.enter(authority, client, head));
    client.write("HTTP/1.1 200 Connection established\r\n\r\n");
  }

  /** Decides by the first line of the WebSocket's handshake. */
  enter(authority, client, head) {
    const path = head.toString("latin1").split(" ")[1];
    if (this.refuses(path)) {
      client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    const { hostname, port } = new URL(`http://${authority}`);
    const server = connect(Number(port || 80), hostname);
    server.write(head);
    pipeline(client, server, client, ignore);
  }

  /** Ends every tunnel at once, without a word to either side. */
  cut() {
    this.tunnels.forEach((client) => client.destroy());
  }

  stop() {
    this.cut();
    this.server.closeAllConnections();
    this.server.close();
  }
}

function pass(question, answer) {
  const { "proxy-connection": _, ...headers } = question.headers;
  const onward = request(question.url, { method: question.method, headers }, (found) => {
    answer.writeHead(found.statusCode, found.rawHeaders);
    pipeline(found, answer, ignore);
  });
  onward.once("error", () => answer.destroy());
  answer.once("close", () => onward.destroy());
  question.pipe(onward);
}
