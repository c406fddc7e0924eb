/** A dashboard of something that is no market: made, filled and watched with nothing but the API. */
import { becomesLive } from "./reading.mjs";
import { expect, step } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const DEFINITION = `
title: {en: A machine, vi: Một máy}
description: {en: What one machine does., vi: Một máy đang làm gì.}
tiles:
  - key: cpu
    name: {en: Processor in use, vi: Bộ xử lý}
    series: cpu.host=box.usage_user
    unit: "%"
    format: percent
  - key: memory
    name: {en: Memory in use, vi: Bộ nhớ}
    series: mem.host=box.used
    unit: B
    format: bytes
panels:
  - key: now
    kind: tiles
    title: {en: Now, vi: Hiện tại}
    place: {column: 1, row: 1, width: 12, height: 1}
    tiles: [cpu, memory]
`;

export async function machine({ browser, origin, token }) {
  const api = new Api(origin, token);
  await step("defines the dashboard", () => api.define("machine", DEFINITION));
  await step("pushes the first figures", () => api.push("cpu,host=box usage_user=40.5\nmem,host=box used=8589934592i"));
  const visitor = await Visitor.arrive(browser, origin);
  const page = await visitor.open("/en/dashboards/machine");
  await step("shows them", () => shows(page, "cpu", "40.50%"));
  await step("shows sizes as such", () => shows(page, "memory", "8.0 GiB"));
  await step("becomes live", () => becomesLive(page));
  await step("shows the next without being asked", async () => {
    await api.push("cpu,host=box usage_user=12.25");
    await shows(page, "cpu", "12.25%");
  });
  await step("shows a changed definition on the open page", async () => {
    await api.define("machine", DEFINITION.replace("Processor in use", "Processor"), 1);
    await page.locator("[data-tile=cpu]", { hasText: /^\s*Processor\s/ }).first().waitFor();
  });
  await visitor.leave();
}

async function shows(page, key, text) {
  const value = page.locator(`[data-tile=${key}] [data-part=value]`).first();
  await page.waitForFunction(
    ([selector, expected]) => document.querySelector(selector)?.textContent === expected,
    [`[data-tile=${key}] [data-part=value]`, text],
  ).catch(async () => expect(false, `${key} shows ${await value.textContent()}, not ${text}`));
}

class Api {
  constructor(origin, token) {
    this.origin = origin;
    this.token = token;
  }

  async define(name, yaml, revision = 0) {
    const condition = revision === 0 ? { "If-None-Match": "*" } : { "If-Match": `"${revision}"` };
    const headers = { "Content-Type": "application/yaml", ...condition };
    const answer = await this.send("PUT", `/api/v1/dashboards/${name}/definition`, headers, yaml);
    expect(answer.ok, `the definition is refused: ${await answer.text()}`);
  }

  async push(lines) {
    const answer = await this.send("POST", "/api/v1/series", { "Content-Type": "text/plain" }, lines);
    const { accepted } = await answer.json();
    expect(accepted === lines.split("\n").length, `accepted are ${accepted}`);
  }

  send(method, path, headers, body) {
    return fetch(this.origin + path, { method, headers: { Authorization: `Bearer ${this.token}`, ...headers }, body });
  }
}
