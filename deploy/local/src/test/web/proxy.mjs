/**
 * A proxy between browser and suite, as some readers have one. A browser asks it for a tunnel for
 * each WebSocket, which it can refuse; requests it passes on, and streams their answers.
 */
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { pipeline } from "node:stream";

const ignore = () => {};

export class Proxy {
  refusesTunnels = false;
  tunnels = new Set();
  server = createServer((question, answer) => pass(question, answer));

  static async start() {
    const proxy = new Proxy();
    proxy.server.on("connect", (question, client) => proxy.tunnel(question.url, client));
    await new Promise((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  /** What a browser context needs to go this way, also to this machine itself. */
  get settings() {
    return { server: `http://127.0.0.1:${this.server.address().port}`, bypass: "<-loopback>" };
  }

  tunnel(authority, client) {
    client.on("error", ignore);
    if (this.refusesTunnels) {
      client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    const { hostname, port } = new URL(`http://${authority}`);
    const server = connect(Number(port || 80), hostname);
    server.once("connect", () => client.write("HTTP/1.1 200 Connection established\r\n\r\n"));
    pipeline(client, server, client, ignore);
    this.tunnels.add(client);
    client.once("close", () => this.tunnels.delete(client));
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
