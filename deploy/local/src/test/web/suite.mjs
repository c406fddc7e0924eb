/** The suite as a user starts it, on a free port, ended together with this process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const READY = "Bulletin is ready at ";
const STUDIO = /^Studio: .* with (.*)$/;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

export class Suite {
  /** @param password of the publisher, for the studio */
  constructor(child, origin, password) {
    this.child = child;
    this.origin = origin;
    this.password = password;
  }

  static async start(program) {
    const child = spawn(program, ["--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, "exit").then(() => undefined);
    for (const [signal, status] of Object.entries(SIGNALS)) {
      process.once(signal, () => {
        child.kill("SIGTERM");
        ended.then(() => process.exit(status));
      });
    }
    const ready = await Promise.race([ended, readyLines(lines)]);
    if (ready === undefined) {
      console.error(`the suite has not started, ${program} ended with ${child.exitCode}`);
      process.exit(1);
    }
    return new Suite(child, ready.origin, ready.password);
  }

  async stop() {
    if (this.child.exitCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill("SIGTERM");
      await ended;
    }
  }
}

function readyLines(lines) {
  const ready = {};
  return new Promise((resolve) => {
    lines.on("line", (line) => {
      if (line.startsWith(READY)) {
        ready.origin = line.slice(READY.length);
      }
      ready.password = STUDIO.exec(line)?.[1];
      if (ready.password !== undefined) {
        resolve(ready);
      }
    });
  });
}
