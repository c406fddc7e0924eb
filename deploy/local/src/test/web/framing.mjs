/** A panel stands in frames of two other sites, of which one may show it. */
import { becomesLive, seesOneMove } from "./reading.mjs";
import { signsIn } from "./signing.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const PANEL = "/en/embed/dashboards/crypto/prices?theme=dark";

/** @param sites the origin that may, and one that may not */
export async function framed({ browser, origin, sites: [allowed] }) {
  const visitor = await Visitor.arrive(browser, origin, {}, isOfSite(allowed));
  await visitor.context.addInitScript(refuseStorage);
  const page = await step("another site shows a panel", () => visitor.open(pageOf(allowed, origin)));
  const frame = await frameOf(page);
  await step("its figures move by push, although nothing can be stored", async () => {
    await becomesLive(frame);
    frame.requests = page.requests;
    await seesOneMove(frame);
  });
  await step("by one WebSocket to its own origin", () => {
    const [socket, ...others] = visitor.sockets;
    expect(socket?.frames.length > 0 && others.length === 0, `it has ${visitor.sockets.map(({ url }) => url)}`);
  });
  await step("in the colours of the address", async () => {
    const theme = await frame.evaluate(() => document.documentElement.dataset.theme);
    expect(theme === "dark", `the theme is ${theme}`);
  });
  await step("it leaves nothing behind", async () => {
    const cookies = await visitor.context.cookies();
    expect(cookies.length === 0, `there are cookies: ${JSON.stringify(cookies)}`);
  });
  await step("its link opens the dashboard beside the site", () => opensDashboard(visitor, frame));
  await step("leaves without a fault", () => visitor.leave());
}

/** A site that is not listed gets no frame; the browser says why. */
export async function unframed({ browser, origin, sites: [, other] }) {
  const refusals = [];
  const isRefusal = ({ kind, text }) => kind === "console" && /frame-ancestors/.test(text) && refusals.push(text) > 0;
  const tolerated = isOfSite(other);
  const visitor = await Visitor.arrive(browser, origin, {}, (fault) => tolerated(fault) || isRefusal(fault) || isBlocked(fault));
  const page = await step("a site that is not listed shows the panel", () => visitor.open(pageOf(other, origin)));
  await step("and the browser shows nothing of it", async () => {
    await page.waitForLoadState("networkidle");
    const [, frame] = page.frames();
    expect(frame.url().startsWith("chrome-error:"), `the frame is at ${frame.url()}`);
    expect(refusals.length > 0, "the console does not say why");
    expect(visitor.sockets.length === 0, "there is a connection");
  });
  await step("leaves without another fault", () => visitor.leave());
}

/** Whoever writes finds the HTML of the frame under the panel, and readers do not. */
export async function embedding({ browser, origin, password, sites: [allowed] }) {
  const settings = { permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1280, height: 6000 } };
  const visitor = await Visitor.arrive(browser, origin, settings, isOfSite(allowed));
  const path = "/en/dashboards/crypto";
  await step("a reader is offered nothing", async () => {
    const page = await visitor.open(path);
    await becomesLive(page);
    expect((await page.locator(".embed-code:visible").count()) === 0, "there is an offer");
    await visitor.close(page);
  });
  await signsIn(visitor, password, "/studio/new");
  const page = await visitor.open(path);
  const offer = page.locator("section[aria-labelledby=panel-mood] .embed-code");
  const html = await step("a publisher opens it by keyboard and copies it", async () => {
    await offer.locator("summary").focus();
    await page.keyboard.press("Enter");
    await offer.locator("button").click();
    await page.getByText("Copied", { exact: true }).waitFor({ state: "attached" });
    return page.evaluate(() => navigator.clipboard.readText());
  });
  await step("it shows the panel on the other site", async () => {
    await page.goto(`${allowed}/?html=${encodeURIComponent(html)}`);
    const frame = await frameOf(page);
    await becomesLive(frame);
    expect((await frame.locator("[data-gauge]").count()) === 1, "there is no gauge");
    const title = await page.locator("iframe").getAttribute("title");
    expect(title === "Fear and greed · Crypto markets", `the frame is called ${title}`);
  });
  await step("each frame has room for its panel", async () => {
    await page.goto(path);
    const all = await page.$$eval(".embed-code textarea", (texts) => texts.map(({ value }) => value));
    expect(all.length === 9, `there are ${all.length}`);
    await page.goto(`${allowed}/?html=${encodeURIComponent(all.join(""))}`);
    await Promise.all((await page.$$("iframe")).map(hasRoom));
  });
  await step("leaves without a fault", () => visitor.leave());
}

function pageOf(site, origin) {
  return `${site}/?html=${encodeURIComponent(`<iframe src="${origin}${PANEL}" title="Prices"></iframe>`)}`;
}

async function frameOf(page) {
  const element = await page.waitForSelector("iframe");
  return element.contentFrame();
}

async function hasRoom(element) {
  const frame = await element.contentFrame();
  await becomesLive(frame);
  const [needed, there] = await frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  expect(needed <= there, `${frame.url()} is ${needed} high, its frame ${there}`);
}

async function opensDashboard(visitor, frame) {
  const opened = visitor.context.waitForEvent("page");
  await frame.locator("footer a").click();
  const dashboard = await opened;
  await becomesLive(dashboard);
  expect(new URL(dashboard.url()).pathname === "/en/dashboards/crypto", `it is ${dashboard.url()}`);
  expect(await dashboard.evaluate(() => window.opener === null), "it knows who has opened it");
}

/** The pages of the other site itself; all that they lead to must be ours. */
function isOfSite(site) {
  return ({ kind, text }) => kind === "elsewhere" && new URL(text).origin === site;
}

/** What Playwright tells of a document that the browser has not shown. */
function isBlocked({ kind, text }) {
  return kind === "failed" && text.startsWith("net::ERR_BLOCKED_BY_RESPONSE");
}

/** Runs in each page and frame before its own scripts: a frame is refused all that stores. */
function refuseStorage() {
  if (window === window.top) {
    return;
  }
  const refuse = () => {
    throw new DOMException("frames may not", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get: refuse });
  }
  Object.defineProperty(Document.prototype, "cookie", { get: refuse, set: refuse });
  Object.defineProperty(Navigator.prototype, "serviceWorker", { get: refuse });
}
