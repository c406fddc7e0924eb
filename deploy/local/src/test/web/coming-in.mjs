/**
 * How people and programs come in for the first time, to an installation that has no administrator
 * and a provider. The pages that are shown once cannot be opened by an address, so they are looked at
 * where they come up, in every language, theme and width.
 */
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOfHtml } from "./html.mjs";
import { LANGUAGES } from "./reading.mjs";
import { fits, isAccessible } from "./rules.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const PICTURES = resolve(dirname(fileURLToPath(import.meta.url)), "../../../target/screenshots");
const THEMES = ["light", "dark"];
const WIDTHS = [360, 1280];
const HEIGHT = 800;
const PASSWORD = "a password of one's own";

/** @param sites the link of the set-up alone */
export async function comingIn({ browser, origin, sites: [setUp] }) {
  mkdirSync(PICTURES, { recursive: true });
  await new ComingIn(browser, origin, setUp).everyWay();
}

class ComingIn {
  documents = new Map();

  constructor(browser, origin, setUp) {
    this.browser = browser;
    this.origin = origin;
    this.setUp = setUp;
  }

  async everyWay() {
    const used = (fault) => fault.kind !== "error" && fault.text.includes("410");
    const visitors = await Promise.all(LANGUAGES.map((language) => this.arrive(language, used)));
    for (const visitor of visitors) {
      await step(`the set-up page, ${visitor.language}`, () => this.opensSetUp(visitor));
    }
    await step("the first administrator is made, once", () => this.makesAdministrator(...visitors));
    for (const visitor of visitors) {
      const { language } = visitor;
      await step(`invites, ${language}`, () => this.invites(visitor));
      await step(`makes a token, ${language}`, () => this.makesToken(visitor));
      await step(`sets up a hook, ${language}`, () => this.setsUpHook(visitor));
      await step(`changes a rule by keyboard, ${language}`, () => this.changesRule(visitor));
      await step(`comes in by the provider, ${language}`, () => this.comesByProvider(language));
      await visitor.leave();
    }
    await step(`the HTML of ${this.documents.size} pages is validated`, async () => {
      const faults = await faultsOfHtml(this.documents);
      expect(faults.length === 0, faults.join("\n"));
    });
  }

  async arrive(language, tolerates) {
    const visitor = await Visitor.arrive(this.browser, this.origin, { locale: language }, tolerates);
    return Object.assign(visitor, { language });
  }

  async opensSetUp(visitor) {
    const page = await visitor.context.newPage();
    await this.looksAt(page, "set-up", visitor, await page.goto(this.setUp));
    await visitor.close(page);
  }

  async makesAdministrator(one, other) {
    const page = await one.open(this.setUp);
    await page.locator("#name").fill("Trần Trang");
    await page.locator("#login").fill("trang");
    await setsPassword(page);
    await page.waitForURL("**/studio/people");
    await one.close(page);
    const late = await other.context.newPage();
    const answer = await late.goto(this.setUp);
    expect(answer.status() === 410, `it answers ${answer.status()}`);
    await this.looksAt(late, "used-up", other, answer);
    await late.goto("/studio/sign-in");
    await late.locator("#login").fill("trang");
    await late.locator("#password").fill(PASSWORD);
    await late.locator("form button.main").click();
    await late.waitForURL("**/studio");
    await other.close(late);
  }

  async invites(visitor) {
    const page = await visitor.open("/studio/people");
    await page.locator("#login").fill(`guest-${visitor.language}`);
    await page.locator("#name").fill("Lê Minh");
    await page.locator("input[name=role][value=reader]").check();
    await this.looksAt(page, "link-shown-once", visitor, await sends(page, "form:has(#login) button.main"));
    const link = await page.locator("#link").inputValue();
    await visitor.close(page);
    const guest = await this.arrive(visitor.language);
    const invited = await guest.context.newPage();
    await this.looksAt(invited, "invitation", guest, await invited.goto(link));
    await setsPassword(invited);
    await invited.waitForURL("**/studio");
    await guest.leave();
  }

  async makesToken(visitor) {
    const page = await visitor.open("/studio/tokens");
    await page.locator("#name").fill(`program-${visitor.language}`);
    await page.locator("input[name=scope][value='reports:write']").check();
    await this.looksAt(page, "token-shown-once", visitor, await sends(page, "form:has(#days) button.main"));
    const token = await page.locator("#token").inputValue();
    expect(/^[A-Za-z0-9_-]{43}$/.test(token), "no token is shown");
    await visitor.close(page);
  }

  async setsUpHook(visitor) {
    const page = await visitor.open("/studio/hooks");
    await page.locator("#name").fill(`hook-${visitor.language}`);
    await page.locator("#url").fill("https://hooks.invalid/bulletin");
    await this.looksAt(page, "secret-shown-once", visitor, await sends(page, "form:has(#url) button.main"));
    await visitor.close(page);
  }

  async changesRule(visitor) {
    const name = `rule-${visitor.language}`;
    const page = await visitor.open("/studio/hooks");
    await page.locator("#rule-name").fill(name);
    await page.locator("#subject").fill("BTC-USDT.price");
    await page.locator("#threshold").fill("1");
    await page.locator("#threshold").press("Enter");
    await page.locator(`a[href$="/${name}"]`).press("Enter");
    await page.waitForURL(`**/studio/alerts/${name}`);
    await page.locator("input[name=active]").press("Space");
    await page.locator("#threshold").fill("2");
    await page.locator("#threshold").press("Enter");
    await page.locator("p.notice[role=status]").waitFor();
    expect(!(await page.locator("input[name=active]").isChecked()), "it is still switched on");
    expect((await page.locator("#threshold").inputValue()) === "2", "the threshold is another");
    await this.looksAt(page, "rule", visitor, await page.reload());
    await page.locator("form[action$='/removal'] button").press("Enter");
    await page.waitForURL("**/studio/hooks");
    expect((await page.locator(`a[href$="/${name}"]`).count()) === 0, "it is still listed");
    await visitor.close(page);
  }

  /** Whose own pages are elsewhere. */
  async comesByProvider(language) {
    const visitor = await this.arrive(language, ({ kind }) => kind === "elsewhere");
    const page = await visitor.context.newPage();
    await this.looksAt(page, "sign-in-by-provider", visitor, await page.goto("/studio/sign-in"));
    await page.locator(".sign-in a.button").press("Enter");
    await page.waitForURL("**/studio");
    await page.locator(".account summary", { hasText: "Nguyễn Lan" }).waitFor();
    await visitor.leave();
  }

  async looksAt(page, name, { language }, answer) {
    this.documents.set(`${name}-${language}`, await answer.text());
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        const path = join(PICTURES, `${name}-${language}-${theme}-${width}.png`);
        await page.screenshot({ path, fullPage: true, animations: "disabled" });
        await isAccessible(page, { coloursOnly: theme !== THEMES[0] });
      }
      await fits(page);
    }
  }
}

async function setsPassword(page) {
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#repeated").fill(PASSWORD);
  await page.locator("form button.main").click();
}

/** The answer to a form. */
async function sends(page, button) {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator(button).click();
  const answer = await answered;
  await page.waitForLoadState();
  return answer;
}
