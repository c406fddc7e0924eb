/** A dashboard that is made, put right, changed and removed in the studio while a reader has it open. */
import { becomesLive } from "./reading.mjs";
import { signsIn } from "./signing.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const CHECK_LIMIT = { timeout: 60_000 };
const YAML = `title: {en: One price, vi: Một giá}
description: {en: Just one., vi: Chỉ một.}
tiles:
  - key: price
    name: The only coin
    series: BTC-USDT.price
    unit: USDT
panels:
  - key: now
    kind: tiles
    title: {en: Now, vi: Hiện tại}
    place: {column: 1, row: 1, width: 12, height: 1}
    tiles: [price]
`;

export async function defining({ browser, origin, password }) {
  const isGivenUp = (fault) => fault.text.includes("ERR_ABORTED") && fault.text.endsWith("/studio/dashboards/check");
  const visitor = await Visitor.arrive(browser, origin, {}, isGivenUp);
  const slug = `defining-${Date.now().toString(36)}`;
  const page = await signsIn(visitor, password, "/studio/dashboards/new");
  await step("is told what is wrong, and led to the line", () => seesProblem(page));
  await step("sees the board as readers will", async () => {
    await page.locator("#yaml").fill(YAML);
    await page.locator(".board-preview [data-tile=price]", { hasText: "The only coin" }).waitFor(CHECK_LIMIT);
    expect(await page.locator(".problems").isHidden(), "a problem is still shown");
  });
  await step("saves it", async () => {
    await page.locator("#slug").fill(slug);
    await page.locator("[data-save]").click();
    await page.waitForURL(`**/studio/dashboards/${slug}`);
  });
  const reader = await visitor.open(`/en/dashboards/${slug}`);
  await step("a reader has it open", () => becomesLive(reader));
  await step("saves a change in place", async () => {
    await page.locator("#yaml").fill(YAML.replace("name: The only coin", "name: Digital gold"));
    await page.keyboard.press("Control+s");
    await page.locator("[data-saving]", { hasText: "revision 2" }).waitFor();
  });
  await step("the reader sees it without doing anything", () =>
    reader.locator("[data-tile=price]", { hasText: "Digital gold" }).waitFor(),
  );
  await visitor.close(reader);
  await step("removes it, once that is confirmed", async () => {
    await page.locator(`a[href$="${slug}/removal"]`).click();
    await page.locator("button.danger").click();
    await page.waitForURL("**/studio/dashboards");
    expect((await page.locator(`a[href$="${slug}"]`).count()) === 0, "it is still listed");
  });
  await step("leaves without a fault", () => visitor.leave());
}

async function seesProblem(page) {
  await page.locator("#yaml").fill(YAML.replace("kind: tiles", "kind: tyles"));
  await page.locator("[data-check]").click();
  const problem = page.locator(".problems button", { hasText: "Line 10" });
  await problem.waitFor(CHECK_LIMIT);
  const mark = (await page.locator(".line-numbers .wrong").textContent()).trim();
  expect(mark === "10", `line ${mark} is marked`);
  await problem.click();
  const chosen = await page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart).split("\n")[0]);
  expect(chosen === "    kind: tyles", `it leads to "${chosen}"`);
}
