/** An administrator who looks on while a reader comes, and sends it away. */
import { becomesLive } from "./reading.mjs";
import { signsIn } from "./signing.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const LIMIT = { timeout: 30_000 };

export async function watching({ browser, origin, password }) {
  const visitor = await Visitor.arrive(browser, origin);
  const page = await signsIn(visitor, password, "/studio/rooms");
  const known = await readersOn(page);
  await step("finds the way there in the menu", async () => {
    expect((await page.locator("nav a[href='/studio/rooms'][aria-current]").count()) === 1, "it is not in the menu");
  });
  const reader = await visitor.open("/en/dashboards/crypto");
  await step("a reader comes to a room", () => becomesLive(reader));
  await page.bringToFront();
  const id = await step("sees the reader come without loading the page again", () => seesNewReader(page, known));
  await step("sees the room that it is in", () =>
    page.locator("tr[data-key='dashboard:crypto'] [data-key=readers] .number", { hasText: /^[1-9]/ }).waitFor(LIMIT),
  );
  await step("sees figures of the reader change", () => seesBytesMove(page, id));
  await step("pauses, and goes on", () => pauses(page));
  await step("closes the reader", () => closes(page, id));
  await step("sees it come back as another", () => seesNewReader(page, [...known, id]));
  await step("leaves without a fault", () => visitor.leave());
}

function readersOn(page) {
  return page.$$eval("section[data-key=busiest] tbody tr", (rows) => rows.map((row) => row.dataset.key));
}

/** Its id. */
async function seesNewReader(page, known) {
  const found = await page.waitForFunction(
    (before) =>
      Array.from(document.querySelectorAll("section[data-key=busiest] button[name=client]"), (button) => button.value).find(
        (id) => !before.includes(id),
      ),
    known,
    LIMIT,
  );
  return found.jsonValue();
}

async function seesBytesMove(page, id) {
  const number = `section[data-key=busiest] tr[data-key="${id}"] [data-key=frames-sent] .number`;
  const before = await page.locator(number).textContent();
  await page.waitForFunction(
    ([where, old]) => ![old, undefined].includes(document.querySelector(where)?.textContent),
    [number, before],
    LIMIT,
  );
}

async function pauses(page) {
  const button = page.locator("[data-watch-pause]");
  await button.click();
  await page.locator("[data-watch-state]", { hasText: "Paused" }).waitFor(LIMIT);
  await button.click();
  await page.locator("[data-watch-state]", { hasText: "Live" }).waitFor(LIMIT);
}

/** A page on which a button is pointed at waits with renewing itself. */
async function closes(page, id) {
  const button = `section[data-key=busiest] button[name=client][value="${id}"]`;
  await page.locator(button).click();
  await page.waitForURL("**/studio/rooms?done=closed");
  await page.mouse.move(0, 0);
  await page.waitForFunction((gone) => document.querySelector(gone) === null, button, LIMIT);
}
