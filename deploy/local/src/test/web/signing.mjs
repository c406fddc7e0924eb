/** The way into the studio and out of it, as the publisher. */

/** Wants to see a page of the studio, and gets there by signing in. */
export async function signsIn(visitor, password, path) {
  const page = await visitor.open(path);
  await page.waitForURL("**/studio/sign-in?**");
  await entersPassword(page, password);
  await page.waitForURL(`**${path}`);
  return page;
}

/** Goes to the studio as the publisher. */
export async function signIn(page, password) {
  await page.goto("/studio/sign-in");
  await entersPassword(page, password);
  await page.waitForURL("**/studio");
}

export async function entersPassword(page, password) {
  await page.locator("#login").fill("publisher");
  await page.locator("#password").fill(password);
  await page.locator("form button.main").click();
}

export async function signsOut(page) {
  await page.locator(".account summary").click();
  await page.locator("[formaction='/studio/sign-out']").click();
  await page.waitForURL("**/studio/sign-in");
}
