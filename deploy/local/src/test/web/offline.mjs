/** A reader whose connection breaks, and comes back. */
import { longReport } from "./long-report.mjs";
import { Proxy } from "./proxy.mjs";
import { Publisher } from "./publisher.mjs";
import { eventually, expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

export async function offline({ browser, origin, token }) {
  const publisher = new Publisher(origin, token);
  const report = await longReport(publisher, "offline");
  const withdrawn = await publisher.publish("offline-withdrawn");
  const proxy = await Proxy.start();
  const isOfTheBreak = ({ kind, text }) =>
    proxy.isBroken || /ERR_EMPTY_RESPONSE|410/.test(text) || (kind === "failed" && text.includes("ERR_ABORTED"));
  const settings = { proxy: proxy.settings, serviceWorkers: "allow" };
  const visitor = await Visitor.arrive(browser, origin, settings, isOfTheBreak);
  const page = await visitor.open(`/en/reports/${report}`);
  await step("the report is kept as it is read", () => isKept(page, report));
  await step("another is kept, too", async () => {
    await page.goto(`/en/reports/${withdrawn.slug}`);
    await isKept(page, withdrawn.slug);
  });
  await step("looks at figures and at the other language", async () => {
    await page.goto("/en/dashboards/crypto");
    await page.goto("/vi/");
  });
  proxy.isBroken = true;
  proxy.cut();
  await step("without a connection the report is there, and says that it is a copy", () => readsCopy(page, report));
  await step("figures are not, and the page says why", () => seesWhy(page, "/en/dashboards/crypto", "There is no connection"));
  await step("it leads to what is kept", () => followsKept(page, report));
  await step("so it is in the other language", () => seesWhy(page, "/vi/", "Không có kết nối"));
  await step("nothing but reports and files was kept", () => keptOnly(page, [report, withdrawn.slug]));
  await step("the studio is not the worker's business", async () => {
    const other = await visitor.context.newPage();
    const failure = await other.goto("/studio/sign-in").catch((problem) => problem.message);
    expect(String(failure).includes("ERR_EMPTY_RESPONSE"), `it shows ${failure}`);
    await visitor.close(other);
  });
  await seesWhy(page, "/en/dashboards/crypto", "There is no connection");
  await publisher.tell(withdrawn, "withdraw");
  proxy.isBroken = false;
  await step("the page comes by itself when the connection is back", async () => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator("[data-tile]").first().waitFor();
  });
  await step("what has been withdrawn is no longer kept", () => forgets(page, withdrawn.slug));
  await visitor.leave();
  proxy.stop();
}

function isKept(page, slug) {
  return eventually(async () => {
    const copy = await page.evaluate((path) => caches.match(path).then((found) => found?.text()), `/en/reports/${slug}`);
    expect(copy?.includes(slug) === true, "there is no copy");
  });
}

async function readsCopy(page, slug) {
  await page.goto(`/en/reports/${slug}`);
  await page.locator("[data-saved]", { hasText: "There is no connection. This copy was made" }).waitFor();
  expect((await page.locator("article h1").textContent()).includes(slug), "it is another report");
  expect(await page.locator(".chart-stage").first().isVisible(), "its charts cannot be read");
  const family = await page.evaluate(() => getComputedStyle(document.querySelector("article h1")).fontFamily);
  expect(family.startsWith("Charter"), `it is set in ${family}`);
}

async function seesWhy(page, path, headline) {
  await page.goto(path);
  const shown = await page.locator("h1").textContent();
  expect(shown === headline, `the page says "${shown}"`);
  expect((await page.locator("[data-tile]").count()) === 0, "there are figures");
}

async function followsKept(page, slug) {
  const lines = page.locator("[data-saved-reports] a");
  await lines.first().waitFor();
  expect((await lines.count()) === 2, `it leads to ${await lines.count()} reports`);
  await lines.filter({ hasText: slug }).click();
  await page.waitForURL(`**/en/reports/${slug}`);
}

async function keptOnly(page, slugs) {
  const kept = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(stores.map((store) => store.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname);
  });
  const reports = slugs.map((slug) => `/en/reports/${slug}`);
  const odd = kept.filter((path) => !path.startsWith("/assets/") && !path.endsWith("/offline") && !reports.includes(path));
  expect(odd.length === 0, `it keeps ${odd}`);
}

async function forgets(page, slug) {
  await page.goto(`/en/reports/${slug}`);
  expect((await page.locator("h1").textContent()) === "This report has been withdrawn", "it is there");
  await eventually(async () => {
    const kept = await page.evaluate((path) => caches.match(path).then((found) => found !== undefined), `/en/reports/${slug}`);
    expect(!kept, "the copy is still there");
  });
}
