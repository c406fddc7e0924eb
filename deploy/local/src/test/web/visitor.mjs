/** A reader with a browser of his own, before whose eyes nothing may go wrong. */
import { expect } from "./steps.mjs";

const LIMIT_MILLIS = 45_000;
/** Scripts that come once a page is there: who leaves it gives them up. */
const LATE_SCRIPT = /\/assets\/(live|chart)-/;

export class Visitor {
  /** What went wrong on his pages and is no part of the scenario. */
  faults = [];
  /** The WebSockets that his pages have opened. */
  sockets = [];

  constructor(context, origin, tolerates) {
    this.context = context;
    this.origin = origin;
    this.tolerates = tolerates;
    context.setDefaultTimeout(LIMIT_MILLIS);
    context.on("page", (page) => this.watch(page));
  }

  /**
   * Keeps no reports for times without a connection, unless the settings say so.
   *
   * @param settings of Playwright's browser context
   * @param tolerates tells which faults are the scenario itself
   */
  static async arrive(browser, origin, settings = {}, tolerates = () => false) {
    const standard = { baseURL: origin, locale: "en-GB", serviceWorkers: "block" };
    const context = await browser.newContext({ ...standard, ...settings });
    return new Visitor(context, origin, tolerates);
  }

  async open(path) {
    const page = await this.context.newPage();
    await page.goto(path);
    return page;
  }

  /** Follows a link of the page; a stream of the page that is left ends with it. */
  async follow(page, link, path) {
    page.leaving = true;
    await link.click();
    await page.waitForURL((url) => url.pathname === path);
    await page.waitForLoadState();
    page.leaving = false;
  }

  /** Closes a page, and with it the streams that it has open. */
  async close(page) {
    page.leaving = true;
    await page.close();
  }

  /** Closes his browser. Fails with what has gone wrong since he came. */
  async leave() {
    this.context.pages().forEach((page) => (page.leaving = true));
    await this.context.close();
    expect(this.faults.length === 0, `faults: ${JSON.stringify(this.faults)}`);
  }

  watch(page) {
    page.visitor = this;
    page.requests = [];
    page.leaving = false;
    page.on("console", (message) => this.hear(page, message));
    page.on("pageerror", (error) => this.note(page, "error", error.message));
    page.on("request", (request) => this.seeRequest(page, request));
    page.on("requestfailed", (request) => this.seeFailure(page, request));
    page.on("response", (response) => this.seeResponse(page, response));
    page.on("websocket", (socket) => this.seeSocket(page, socket));
  }

  hear(page, message) {
    if (message.type() === "error") {
      this.note(page, "console", message.text());
    }
  }

  seeRequest(page, request) {
    page.requests.push(request);
    this.checkOrigin(page, request.url());
  }

  seeFailure(page, request) {
    const text = request.failure()?.errorText;
    const isGivenUp = page.leaving || LATE_SCRIPT.test(request.url());
    if (!isGivenUp || text !== "net::ERR_ABORTED") {
      this.note(page, "failed", `${text} ${request.url()}`);
    }
  }

  seeResponse(page, response) {
    if (response.status() >= 400) {
      const kind = response.request().isNavigationRequest() ? "document" : "status";
      this.note(page, kind, `${response.status()} ${response.url()}`);
    }
  }

  seeSocket(page, socket) {
    const seen = { page, url: socket.url(), frames: [], failed: false };
    this.sockets.push(seen);
    this.checkOrigin(page, seen.url);
    socket.on("framereceived", (frame) => seen.frames.push(String(frame.payload)));
    socket.on("socketerror", () => (seen.failed = true));
  }

  checkOrigin(page, url) {
    if (new URL(url).host !== new URL(this.origin).host && !url.startsWith("data:")) {
      this.note(page, "elsewhere", url);
    }
  }

  note(page, kind, text) {
    const fault = { page: page.url(), kind, text };
    if (!this.tolerates(fault)) {
      this.faults.push(fault);
    }
  }
}
