/** The scenarios of those who write. */
import { deflateSync } from "node:zlib";
import { entersPassword, signsIn, signsOut } from "./signing.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

/** The first picture of a suite waits for Java to load what draws pictures. */
const UPLOAD_LIMIT = { timeout: 60_000 };
const PREVIEW_LIMIT = { timeout: 60_000 };

/** Written, previewed, put right, saved by key, published and read. */
export async function writing({ browser, origin, password }) {
  const visitor = await arrive(browser, origin);
  const slug = nameOf("writing");
  const page = await step("signs in and is led to where they wanted to go", () =>
    signsIn(visitor, password, "/studio/new"),
  );
  await step("writes in two languages", () => writesNew(page, slug));
  await step("sees the text as readers will", async () => {
    await preview(page, "en").locator("strong", { hasText: "rise" }).waitFor(PREVIEW_LIMIT);
    expect((await preview(page, "en").locator("[data-part=shown-title]").textContent()) === "Rivers rise", "another title is previewed");
  });
  await step("saves the draft", async () => {
    await page.locator("button[data-save]").click();
    await page.waitForURL(`**/studio/reports/${slug}`);
    await page.locator("[data-state=draft]").waitFor();
  });
  await step("is told of a wrong chart, with its line", () => seesProblem(page));
  await step("saves by Ctrl+S without leaving the page", async () => {
    await body(page, "en").fill("Rivers **rise** again.");
    await page.evaluate(() => (window.remembered = true));
    await page.keyboard.press("Control+s");
    await page.locator("[data-saving]", { hasText: "revision 2" }).waitFor();
    expect(await page.evaluate(() => window.remembered === true), "the page was loaded anew");
  });
  await step("Enter in a title does not save", async () => {
    await page.locator("#text-en-title").press("Enter");
    expect(page.url().endsWith(slug), "the page was left");
  });
  await step("publishes", async () => {
    await page.locator("button[value=publish]").click();
    await page.locator("[data-state=published]").waitFor();
  });
  await step("finds it on the public list, and reads it", () => readsPublished(visitor, slug));
  await step("leaves without a fault", () => visitor.leave());
}

async function writesNew(page, slug) {
  await page.locator("#slug").fill(slug);
  await page.locator("#tags").fill("rivers, vietnam");
  await page.locator("#text-en-title").fill("Rivers rise");
  await page.locator("#text-en-summary").fill("In short.");
  await body(page, "en").fill("Rivers **rise**.");
  await page.locator("#tab-vi").click();
  await page.locator("#text-vi-title").fill("Nước sông dâng");
  await body(page, "vi").fill("Nước sông **dâng**.");
  await page.locator("#tab-en").click();
}

async function seesProblem(page) {
  await body(page, "en").fill("Good.\n\n```chart\ntype: pie of apples\n```\n");
  const problem = page.locator("#text-en [data-part=list] button").first();
  await problem.waitFor(PREVIEW_LIMIT);
  await problem.click();
  const focused = await page.evaluate(() => document.activeElement.id);
  expect(focused === "text-en-body", `${focused} has the focus`);
}

async function readsPublished(visitor, slug) {
  const page = await visitor.open("/en/reports");
  await visitor.follow(page, page.locator(`[data-report="${slug}"] a[data-part=title]`), `/en/reports/${slug}`);
  const prose = await page.locator("article .prose").textContent();
  expect(prose.includes("Rivers rise again."), `its text is "${prose.trim()}"`);
}

/** An image by paste, shown in the preview and to readers. */
export async function image({ browser, origin, password }) {
  const visitor = await arrive(browser, origin);
  const slug = nameOf("image");
  const page = await signsIn(visitor, password, "/studio/new");
  await page.locator("#slug").fill(slug);
  await page.locator("#text-en-title").fill("A picture");
  await body(page, "en").fill("Before. ");
  await notesWhatIsSaid(page);
  await step("pastes a picture", () => pastes(page, png(40, 20)));
  await step("it stands in the text and in the preview", async () => {
    await page.waitForFunction(() => window.said.some((text) => text.includes("inserted")), null, UPLOAD_LIMIT);
    const text = await body(page, "en").inputValue();
    expect(/^Before\. !\[river view\]\(\/images\/[^)]+\)$/.test(text), `the text is "${text}"`);
    await showsImage(preview(page, "en"));
  });
  await step("uploads another one by the button", async () => {
    await page.locator("#text-en [data-part=files]").setInputFiles({
      name: "second.png",
      mimeType: "image/png",
      buffer: Buffer.from(png(10, 10)),
    });
    await page.waitForFunction(() => document.querySelector("#text-en-body").value.includes("![second]"));
  });
  await step("publishes, and readers see it", async () => {
    await page.locator("button[value=publish]").click();
    await page.locator("[data-state=published]").waitFor();
    await showsImage((await visitor.open(`/en/reports/${slug}`)).locator("article .prose"));
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** What the page says of saving may be followed by something else at once. */
function notesWhatIsSaid(page) {
  return page.locator("[data-saving]").evaluate((place) => {
    window.said = [];
    const note = () => window.said.push(place.textContent);
    new MutationObserver(note).observe(place, { childList: true, characterData: true, subtree: true });
  });
}

function pastes(page, bytes) {
  return page.locator("#text-en-body").evaluate((field, data) => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(data)], "river_view.png", { type: "image/png" }));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }));
  }, Array.from(bytes));
}

async function showsImage(place) {
  const shown = place.locator("img").first();
  await shown.waitFor(PREVIEW_LIMIT);
  const width = await shown.evaluate((element) => element.decode().then(() => element.naturalWidth));
  expect(width === 40, `it is ${width} wide`);
}

/** A tab is closed on text that is not saved; a later one brings it back. */
export async function closedTab({ browser, origin, password }) {
  const visitor = await arrive(browser, origin);
  const slug = nameOf("closed");
  const page = await signsIn(visitor, password, "/studio/new");
  await step("saves a report", () => savesNew(page, slug, "Saved."));
  await step("types on, and closes the tab", async () => {
    await body(page, "en").fill("Saved, and more.");
    await page.locator("[data-saving]", { hasText: "kept in this browser" }).waitFor();
    await visitor.close(page);
  });
  const again = await visitor.open(`/studio/reports/${slug}`);
  await step("is offered the text, with its time", async () => {
    await again.locator("[data-recovery]", { hasText: "was not saved" }).waitFor();
    expect((await body(again, "en").inputValue()) === "Saved.", "it is there without being asked for");
  });
  await step("brings it back and saves it", async () => {
    await again.locator("[data-recovery] [data-part=restore]").click();
    expect((await body(again, "en").inputValue()) === "Saved, and more.", "it is another text");
    await again.keyboard.press("Control+s");
    await again.locator("[data-saving]", { hasText: "revision 2" }).waitFor();
  });
  await step("is offered nothing any more", async () => {
    await again.reload();
    await again.locator("[data-preview]").first().waitFor();
    expect(await again.locator("[data-recovery]").isHidden(), "something is offered");
    expect((await body(again, "en").inputValue()) === "Saved, and more.", "it was not saved");
  });
  await step("text of a report that was never saved survives too", async () => {
    const fresh = await visitor.open("/studio/new");
    await fresh.locator("#text-en-title").fill("Never saved");
    await fresh.locator("[data-saving]", { hasText: "kept in this browser" }).waitFor();
    await visitor.close(fresh);
    const next = await visitor.open("/studio/new");
    await next.locator("[data-recovery] [data-part=restore]").click();
    expect((await next.locator("#text-en-title").inputValue()) === "Never saved", "it is another text");
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** Two people have one report open; the second saver decides with the difference before them. */
export async function twoPeople({ browser, origin, password }) {
  const isConflict = (fault) => fault.text.includes("412");
  const first = await arrive(browser, origin);
  const second = await arrive(browser, origin, {}, isConflict);
  const slug = nameOf("two");
  const theirs = await signsIn(first, password, "/studio/new");
  await step("the first saves a report", () => savesNew(theirs, slug, "First line.\n\nShared line."));
  const mine = await signsIn(second, password, `/studio/reports/${slug}`);
  await step("the first saves again", async () => {
    await body(theirs, "en").fill("Their line.\n\nShared line.");
    await theirs.keyboard.press("Control+s");
    await theirs.locator("[data-saving]", { hasText: "revision 2" }).waitFor();
  });
  await step("the second is shown the difference and keeps their own text", async () => {
    await body(mine, "en").fill("My line.\n\nShared line.");
    await mine.keyboard.press("Control+s");
    await mine.locator(".conflict").waitFor();
    const row = mine.locator(".conflict tr.changed");
    expect((await row.locator("td").allTextContents()).join("|") === "±|Their line.|My line.", "another difference");
    expect((await body(mine, "en").inputValue()).startsWith("My line."), "the text is lost");
  });
  await step("the second saves over it, knowingly", async () => {
    await mine.locator(".conflict button[value=save]").click();
    await mine.waitForURL(`**/studio/reports/${slug}`);
    await mine.locator("[data-part=revision]", { hasText: "3" }).waitFor();
    expect(await mine.locator(".conflict").count() === 0, "there is a conflict still");
  });
  await step("the first finds both in the revisions", async () => {
    await theirs.goto(`/studio/reports/${slug}/difference?from=2&to=3`);
    const lines = await theirs.locator(".lines tr").allTextContents();
    expect(lines.some((line) => line.includes("Their line.")), `the lines are ${lines}`);
    expect(lines.some((line) => line.includes("My line.")), `the lines are ${lines}`);
  });
  await step("they leave without a fault", () => Promise.all([first.leave(), second.leave()]));
}

/** The session ends in another tab; after signing in there again, the text is saved from here. */
export async function endedSession({ browser, origin, password }) {
  const isEnd = (fault) => /40[13]/.test(fault.text);
  const visitor = await arrive(browser, origin, {}, isEnd);
  const slug = nameOf("ended");
  const page = await signsIn(visitor, password, "/studio/new");
  await step("saves a report", () => savesNew(page, slug, "Saved."));
  const other = await visitor.open("/studio");
  await step("signs out in another tab", () => signsOut(other));
  await step("is told so on saving, and loses nothing", async () => {
    await page.bringToFront();
    await body(page, "en").fill("Written while signed out.");
    await page.keyboard.press("Control+s");
    await page.locator("[data-saving]", { hasText: "no longer signed in" }).waitFor();
  });
  await step("signs in in the other tab and saves here", async () => {
    await entersPassword(other, password);
    await other.waitForURL("**/studio");
    await page.bringToFront();
    await page.keyboard.press("Control+s");
    await page.locator("[data-saving]", { hasText: "revision 2" }).waitFor();
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** A dashboard's own page offers a draft of its figures, to those who write and to nobody else. */
export async function fromDashboard({ browser, origin, password }) {
  const visitor = await arrive(browser, origin);
  const path = "/vi/dashboards/crypto";
  const asks = (page) => page.requests.filter((request) => request.url().endsWith("/studio/writer")).length;
  await step("a reader is offered nothing, and the page asks nothing", async () => {
    const page = await visitor.open(path);
    await page.waitForLoadState("networkidle");
    expect(await page.locator("[data-snapshot]").isHidden(), "there is a button");
    expect(asks(page) === 0, "the page has asked who is there");
    await visitor.close(page);
  });
  const studio = await signsIn(visitor, password, "/studio/new");
  const page = await visitor.open(path);
  const button = page.locator("[data-snapshot] button");
  await step("a publisher is offered a draft, in the language of the page", async () => {
    await button.waitFor();
    expect((await button.textContent()) === "Tạo bản nháp báo cáo từ số liệu này", "other words");
    page.leaving = true;
    await page.goto("/en/dashboards/crypto");
    page.leaving = false;
    await button.waitFor();
    expect((await button.textContent()) === "Draft a report of these figures", "other words");
  });
  await step("makes it by keyboard", async () => {
    await button.focus();
    page.leaving = true;
    await page.keyboard.press("Enter");
    await page.locator("[data-state=draft]").waitFor();
    page.leaving = false;
    const text = await body(page, "en").inputValue();
    expect(text.includes("```chart") && text.includes("Bitcoin"), `the text is ${text.slice(0, 200)}`);
  });
  await step("whoever has signed out is offered nothing", async () => {
    await signsOut(studio);
    const after = await visitor.open(path);
    await after.waitForLoadState("networkidle");
    expect(await after.locator("[data-snapshot]").isHidden(), "there is a button");
  });
  await step("leaves without a fault", () => visitor.leave());
}

/** The essentials need no script. */
export async function writingWithoutScript({ browser, origin, password }) {
  const isRefusal = (fault) => fault.text.includes("400");
  const visitor = await arrive(browser, origin, { javaScriptEnabled: false }, isRefusal);
  const slug = nameOf("plain");
  const page = await signsIn(visitor, password, "/studio/new");
  await step("is told which field is missing, and keeps the rest", async () => {
    await page.locator("#slug").fill(slug);
    await body(page, "en").fill("Kept text.");
    await page.locator("button[data-save]").click();
    await page.locator("#text-en-title[aria-invalid]").waitFor();
    expect((await body(page, "en").inputValue()) === "Kept text.", "the text is lost");
  });
  await step("writes it, and publishes", async () => {
    await page.locator("#text-en-title").fill("Plain");
    await page.locator("button[value=publish]").click();
    await page.locator("[data-state=published]").waitFor();
  });
  await step("finds it in the studio's list", async () => {
    await page.goto("/studio?status=published");
    await page.locator(`a[href="/studio/reports/${slug}"]`).waitFor();
  });
  await step("signs out", () => signsOut(page));
  await step("leaves without a fault", () => visitor.leave());
}

/** A preview is given up when the text has changed or the page is left. */
function arrive(browser, origin, settings = {}, tolerates = () => false) {
  const isGivenUp = (fault) => fault.text.includes("ERR_ABORTED") && fault.text.endsWith("/studio/preview");
  return Visitor.arrive(browser, origin, settings, (fault) => isGivenUp(fault) || tolerates(fault));
}

async function savesNew(page, slug, text) {
  await page.locator("#slug").fill(slug);
  await page.locator("#text-en-title").fill(`Report ${slug}`);
  await body(page, "en").fill(text);
  await page.locator("button[data-save]").click();
  await page.waitForURL(`**/studio/reports/${slug}`);
  await page.locator("[data-preview]").first().waitFor();
}

function body(page, language) {
  return page.locator(`#text-${language}-body`);
}

function preview(page, language) {
  return page.locator(`#text-${language} .preview`);
}

function nameOf(scenario) {
  return `${scenario}-${Date.now().toString(36)}`;
}

/** A picture of one colour. */
function png(width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3), 0x40);
  for (let row = 0; row < height; row++) {
    rows[row * (1 + width * 3)] = 0;
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const content = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(content.length + 8);
  whole.writeUInt32BE(data.length, 0);
  content.copy(whole, 4);
  whole.writeUInt32BE(crc(content), content.length + 4);
  return whole;
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}
