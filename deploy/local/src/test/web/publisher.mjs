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
    const created = await this.post("/api/v1/reports", {}, report);
    const etag = created.headers.get("etag");
    expect(etag !== null, "the created report has no entity tag");
    await this.post(`/api/v1/reports/${report.slug}/publish`, { "If-Match": etag });
    return report;
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
