/** A publisher's program: writes a report through the API and publishes it. */
import { expect } from "./steps.mjs";

export class Publisher {
  constructor(origin, token) {
    this.origin = origin;
    this.token = token;
  }

  /** A report of its own for each scenario, in both languages; with bodies of its own if they are given. */
  async publish(name, bodies = {}) {
    const report = reportNamed(`${name}-${Date.now().toString(36)}`);
    for (const [language, body] of Object.entries(bodies)) {
      report.texts[language].body = body;
    }
    report.etag = tagOf(await this.post("/api/v1/reports", {}, report));
    await this.tell(report, "publish");
    return report;
  }

  /** The slug of a report that readers no longer see. */
  async publishAndWithdraw(name) {
    const report = await this.publish(name);
    await this.tell(report, "withdraw");
    return report.slug;
  }

  async tell(report, order) {
    const answer = await this.post(`/api/v1/reports/${report.slug}/${order}`, { "If-Match": report.etag });
    report.etag = tagOf(answer);
  }

  async post(path, headers, body) {
    const answer = await fetch(this.origin + path, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: JSON.stringify(body),
    });
    expect(answer.ok, `POST ${path} answered ${answer.status}: ${answer.ok || (await answer.text())}`);
    return answer;
  }
}

function tagOf(answer) {
  const etag = answer.headers.get("etag");
  expect(etag !== null, "the report has no entity tag");
  return etag;
}

function reportNamed(slug) {
  return {
    slug,
    author: "Browser Test",
    tags: ["test"],
    texts: {
      en: text(`Rivers rise: ${slug}`, "Published while the list was open.", "The *first* sentence."),
      vi: text(`Nước sông dâng: ${slug}`, "Đăng khi danh sách đang mở.", "Câu *đầu tiên*."),
    },
  };
}

function text(title, summary, body) {
  return { title, summary, body };
}
