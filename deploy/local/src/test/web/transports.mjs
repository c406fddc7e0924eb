/** The scenarios of the ways by which pages are kept live. */
import { Proxy } from "./proxy.mjs";
import { Publisher } from "./publisher.mjs";
import { isShownAs, pushedFigures } from "./pushes.mjs";
import {
  becomesLive,
  figures,
  LANGUAGES,
  seesAllRenewed,
  seesOneMove,
  seesReportAppear,
  watchesFigures,
} from "./reading.mjs";
import { eventually, expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

/** As most readers have it: one WebSocket, which carries what is shown. */
export async function websocket({ browser, origin, token }) {
  const visitor = await Visitor.arrive(browser, origin);
  const pages = await watchesEverything(visitor, new Publisher(origin, token), "websocket");
  await step("each dashboard has one WebSocket, which carries what is shown", () =>
    Promise.all(pages.map((page) => carriesFigures(page, socketsOf(visitor, page)))),
  );
  await step("leaves without a fault", () => visitor.leave());
}

/** Something on the way refuses every WebSocket: the pages find another way by themselves. */
export async function refused({ browser, origin, token }) {
  const { proxy, visitor } = await arriveByProxy(browser, origin);
  proxy.refuses = () => true;
  const pages = await watchesEverything(visitor, new Publisher(origin, token), "refused");
  await step("each dashboard has tried a WebSocket and streams by XHR", () =>
    pages.forEach((page) => {
      const sockets = socketsOf(visitor, page);
      expect(sockets.length > 0 && isPlain(sockets[0].url), `it has tried ${urls(sockets)}`);
      expect(sockets.every((socket) => socket.frames.length === 0), "a refused one has carried frames");
      streamsByXhr(page);
    }),
  );
  await step("leaves without another fault", () => visitor.leave());
  proxy.stop();
}

/** Only the plain WebSocket is refused: the one of SockJS takes its place. */
export async function sockjs({ browser, origin, token }) {
  const { proxy, visitor } = await arriveByProxy(browser, origin);
  proxy.refuses = (path) => path === "/connection/websocket";
  const pages = await watchesEverything(visitor, new Publisher(origin, token), "sockjs");
  await step("each dashboard has the WebSocket of SockJS", () =>
    pages.forEach((page) => {
      const carrying = socketsOf(visitor, page).filter((socket) => socket.frames.length > 0);
      expect(carrying.length === 1 && isSockJs(carrying[0].url), `it has ${urls(carrying)}`);
      expect(carrying[0].frames.some((frame) => frame.startsWith("a[")), "it has carried no message");
    }),
  );
  await step("leaves without another fault", () => visitor.leave());
  proxy.stop();
}

/** The installation offers SockJS and no WebSocket at all: nothing is tried in vain. */
export async function streaming({ browser, origin, token }) {
  const visitor = await Visitor.arrive(browser, origin);
  const pages = await watchesEverything(visitor, new Publisher(origin, token), "streaming");
  await step("each dashboard streams by XHR and has tried no WebSocket", () =>
    pages.forEach((page) => {
      const sockets = socketsOf(visitor, page);
      expect(sockets.length === 0, `it has tried ${urls(sockets)}`);
      streamsByXhr(page);
    }),
  );
  await step("leaves without a fault", () => visitor.leave());
}

/** The installation offers HTTP streaming and nothing else. */
export function httpStream(arrival) {
  return emulated(arrival, "http_stream");
}

/** The installation offers server-sent events and nothing else. */
export function events(arrival) {
  return emulated(arrival, "sse");
}

async function emulated({ browser, origin, token }, way) {
  const visitor = await Visitor.arrive(browser, origin);
  const pages = await watchesEverything(visitor, new Publisher(origin, token), way.replace("_", "-"));
  await step("each dashboard has an endless answer and sends beside it", () =>
    pages.forEach((page) => {
      const paths = pathsOf(page);
      expect(socketsOf(visitor, page).length === 0, "it has tried a WebSocket");
      expect(paths.includes(`/connection/${way}`), `it has asked for ${paths}`);
      expect(paths.includes("/connection/emulation"), `it has sent to ${paths}`);
    }),
  );
  await step("leaves without a fault", () => visitor.leave());
}

/** A page reads a room by what every browser has, without the SDK. */
export async function plainEvents({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin);
  const page = await visitor.open("/en/");
  const room = "dashboard:crypto";
  const request = { subs: { [room]: {}, "desk:a": {} } };
  const path = `/connection/uni_sse?cf_connect=${encodeURIComponent(JSON.stringify(request))}`;
  const pushes = await step("an EventSource is told where the room stands, and what is new", () => {
    page.leaving = true;
    return page.evaluate(readsUntilPublished, [path, room]);
  });
  await step("each event is one push, and the first is that it is connected", () => {
    expect(pushes[0].connect?.subs?.[room] !== undefined, `the first is ${JSON.stringify(pushes[0])}`);
    const refused = pushes.find((push) => push.channel === "desk:a");
    expect(refused?.unsubscribe.code === 103, `of the desk it has heard ${JSON.stringify(refused)}`);
    const told = pushes.at(-1).pub.data;
    expect(told.messages.length > 0, `it was told ${JSON.stringify(told)}`);
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** Runs in the page. */
function readsUntilPublished([path, room]) {
  return new Promise((resolve, reject) => {
    const pushes = [];
    const events = new EventSource(path);
    events.onerror = () => reject(new Error("the stream broke"));
    events.onmessage = ({ data }) => {
      const push = JSON.parse(data);
      pushes.push(push);
      if (push.channel === room && push.pub !== undefined) {
        events.close();
        resolve(pushes);
      }
    };
  });
}

/** The line breaks under an open page: it says so, and goes on when the line is back. */
export async function reconnecting({ browser, origin }) {
  const { proxy, visitor } = await arriveByProxy(browser, origin);
  const page = await watchesFigures(visitor, "en");
  await step("the line breaks, and the page says so", async () => {
    proxy.refuses = () => true;
    proxy.cut();
    // Politely: a listener hears it when nothing else is read.
    const said = page.locator("[role=status][data-connection=reconnecting]");
    await said.waitFor();
    expect((await said.textContent()).trim() !== "", "no word is said of it");
  });
  await step("the line is back, and so is the page", async () => {
    proxy.refuses = () => false;
    await becomesLive(page);
    await seesOneMove(page);
  });
  await step("leaves without another fault", () => visitor.leave());
  proxy.stop();
}

async function arriveByProxy(browser, origin) {
  const proxy = await Proxy.start();
  const visitor = await Visitor.arrive(browser, origin, { proxy: proxy.settings }, isRefusedSocket);
  return { proxy, visitor };
}

/** Both dashboards and both lists; gives the dashboards' pages. */
async function watchesEverything(visitor, publisher, name) {
  const pages = [];
  for (const language of LANGUAGES) {
    pages.push(await watchesFigures(visitor, language));
  }
  await step("all figures are renewed", () => Promise.all(pages.map(seesAllRenewed)));
  await seesReportAppear(visitor, publisher, name);
  return pages;
}

async function carriesFigures(page, sockets) {
  expect(sockets.length === 1 && isPlain(sockets[0].url), `it has ${urls(sockets)}`);
  await eventually(() => showsWhatIsPushed(page, sockets));
}

async function showsWhatIsPushed(page, sockets) {
  const shown = await figures(page);
  const pushed = sockets[0].frames.flatMap(pushedFigures);
  for (const [key, text] of Object.entries(shown)) {
    const values = pushed.filter((figure) => figure.key === key).map((figure) => figure.value);
    expect(values.some((value) => isShownAs(value, text)), `${key}: ${text} is none of ${values}`);
  }
}

function streamsByXhr(page) {
  const paths = pathsOf(page);
  expect(paths.some((path) => path.endsWith("/xhr_streaming")), `${page.url()} has asked for ${paths}`);
}

/** What a browser writes on its console about a WebSocket that could not be opened. */
function isRefusedSocket(fault) {
  const [, url] = /^WebSocket connection to '([^']*)' failed/.exec(fault.text) ?? [];
  return fault.kind === "console" && url !== undefined && (isPlain(url) || isSockJs(url));
}

function isPlain(url) {
  return pathOf(url) === "/connection/websocket";
}

function isSockJs(url) {
  return /^\/connection\/sockjs\/[^/]+\/[^/]+\/websocket$/.test(pathOf(url));
}

function pathsOf(page) {
  return page.requests.map((request) => pathOf(request.url()));
}

function pathOf(url) {
  return new URL(url).pathname;
}

function socketsOf(visitor, page) {
  return visitor.sockets.filter((socket) => socket.page === page);
}

function urls(sockets) {
  return sockets.map((socket) => socket.url).join(", ") || "none";
}
