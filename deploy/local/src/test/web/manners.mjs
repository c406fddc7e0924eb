/** The scenarios of what pages do for those who print, rest their eyes or wait for little. */
import { setTimeout } from "node:timers/promises";
import { longReport } from "./long-report.mjs";
import { Publisher } from "./publisher.mjs";
import { becomesLive } from "./reading.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const PLACES = ["", "dashboards", "dashboards/crypto", "reports", "search", "status"];
const LATE_MILLIS = 300;
const SCREEN = { width: 1280, height: 700 };

/** Paper has no night, nothing on it can be pressed, and a link says where it leads. */
export async function print({ browser, origin, token }) {
  const publisher = new Publisher(origin, token);
  const link = "Read [elsewhere](https://example.org/much-more).\n\n";
  const { slug } = await publisher.publish("print", { en: link + "Much to read. ".repeat(900) });
  const charted = await longReport(publisher, "print-chart");
  const visitor = await Visitor.arrive(browser, origin, { colorScheme: "dark", viewport: SCREEN });
  const page = await visitor.open("/en/");
  await page.evaluate(() => localStorage.setItem("bulletin-theme", "dark"));
  for (const place of [...PLACES, `reports/${slug}`, `reports/${charted}`]) {
    await step(`/en/${place} can be printed`, async () => {
      page.leaving = true;
      await page.goto(`/en/${place}`);
      page.leaving = false;
      await page.emulateMedia({ media: "print" });
      const { background, ink, pressed } = await page.evaluate(lookAtPrint);
      expect(background === "rgb(255, 255, 255)", `its paper is ${background}`);
      expect(ink < 0.2, `its ink is as light as ${ink}`);
      expect(pressed.length === 0, `one cannot press ${pressed}`);
      await page.emulateMedia({ media: "screen" });
    });
  }
  await step("charts are printed", async () => {
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("figure.chart svg").first().isVisible(), "there is no chart");
  });
  await step("a link says where it leads", async () => {
    page.leaving = true;
    await page.goto(`/en/reports/${slug}`);
    const after = await page
      .locator(".prose a", { hasText: "elsewhere" })
      .evaluate((element) => getComputedStyle(element, "::after").content);
    expect(after.includes("https://example.org/much-more"), `it says ${after}`);
  });
  await step("it takes as many sheets as it needs", async () => {
    const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    expect(sheets > 1, `it takes ${sheets}`);
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** Runs in the page. */
function lookAtPrint() {
  const { backgroundColor, color } = getComputedStyle(document.body);
  const pressed = Array.from(document.querySelectorAll("nav, form, button, input, select, summary, [role=status]"))
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.getBoundingClientRect().width > 1)
    .map((element) => element.outerHTML.slice(0, 80));
  const parts = color.match(/[\d.]+/g).slice(0, 3).map(Number);
  return { background: backgroundColor, ink: Math.max(...parts) / 255, pressed };
}

/** Whoever wants nothing to move sees nothing move; others see a report come, and a figure change. */
export async function stillness({ browser, origin, token }) {
  const publisher = new Publisher(origin, token);
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const visitor = await Visitor.arrive(browser, origin, { reducedMotion });
    const still = reducedMotion === "reduce";
    await step(`${reducedMotion}: a report comes`, async () => {
      const page = await visitor.open("/en/reports");
      await becomesLive(page);
      const { slug } = await publisher.publish(`still-${still}`);
      const item = page.locator(`[data-new][data-report="${slug}"]`);
      await item.waitFor();
      const name = await item.evaluate((element) => getComputedStyle(element).animationName);
      expect((name === "none") === still, `its animation is ${name}`);
    });
    await step(`${reducedMotion}: figures change`, async () => {
      const page = await visitor.open("/en/dashboards/crypto");
      const moving = await page.evaluate(moves);
      expect((moving.length === 0) === still, `these move: ${moving.slice(0, 5)}`);
    });
    await step("leaves without a fault", () => visitor.leave());
  }
}

/** Runs in the page: what may move on it. */
function moves() {
  return Array.from(document.querySelectorAll("*"))
    .filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior !== "auto";
    })
    .map((element) => element.outerHTML.slice(0, 80));
}

/** No frame has another theme than the chosen one, however late the script comes that sets it. */
export async function flash({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin, { colorScheme: "light" });
  const page = await visitor.open("/en/");
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.evaluate(() => localStorage.setItem("bulletin-theme", "dark"));
  await page.route("**/assets/theme-*.js", async (route) => {
    await setTimeout(LATE_MILLIS);
    await route.continue();
  });
  await page.addInitScript(noteFrames);
  for (const path of [...PLACES.map((place) => `/en/${place}`), "/studio/sign-in"]) {
    await step(`${path} is dark in every frame`, async () => {
      page.leaving = true;
      await page.goto(path);
      await page.waitForFunction(() => performance.getEntriesByType("paint").length > 0);
      const seen = await page.evaluate(() => window.framesSeen);
      expect(seen.length > 0 && !seen.includes(light), `it was ${seen}`);
      expect(seen.length === 1, `it has changed: ${seen}`);
    });
  }
  await step("leaves without a fault", () => visitor.leave());
}

/** Runs in the page, before its own scripts. */
function noteFrames() {
  window.framesSeen = [];
  const look = () => {
    const shown = document.body === null ? undefined : getComputedStyle(document.body).backgroundColor;
    if (shown !== undefined && !window.framesSeen.includes(shown)) {
      window.framesSeen.push(shown);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Nobody loads the script of charts who does not come to see one. */
export async function patience({ browser, origin, token }) {
  const chart = "```chart\ntype: line\ntitle: Two days\nx: [2026-11-23, 2026-11-24]\nseries:\n  - {name: One, values: [1, 2]}\n```";
  const body = `${"A sentence to read. ".repeat(20)}\n\n`.repeat(30) + chart;
  const { slug } = await new Publisher(origin, token).publish("patience", { en: body });
  const visitor = await Visitor.arrive(browser, origin, { viewport: SCREEN });
  const page = await visitor.open(`/en/reports/${slug}`);
  const scripts = () => page.requests.map((request) => new URL(request.url()).pathname).filter((path) => path.startsWith("/assets/chart-"));
  await step("the top of the report has no script for charts", async () => {
    await page.waitForLoadState("networkidle");
    expect(scripts().length === 0, `it has ${scripts()}`);
  });
  await step("it comes with the chart, which can be read then", async () => {
    await page.locator("figure.chart").scrollIntoViewIfNeeded();
    await page.locator(".chart-stage").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".chart-tip", { hasText: "One" }).waitFor();
    expect(scripts().length === 1, `it has loaded ${scripts()}`);
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** The browser finds everything that it wants before it offers to install the site. */
export async function installing({ browser, origin }) {
  const visitor = await Visitor.arrive(browser, origin, { serviceWorkers: "allow" });
  for (const language of ["en", "vi"]) {
    await step(`${language}: it can be installed`, async () => {
      const page = await visitor.open(`/${language}/`);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      const session = await visitor.context.newCDPSession(page);
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      const missing = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
      expect(missing.length === 0, `it lacks ${missing}`);
      await visitor.close(page);
    });
  }
  await step("leaves without a fault", () => visitor.leave());
}
