/** What the studio's script asks of the server, with the token of the session. */

/** An answer that says no, and why. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }

  /** Nobody is signed in, or someone else is. */
  get isSession(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

export class Server {
  constructor(private readonly root: HTMLElement) {}

  /** Posts; when the session is another one by now, once more with its token. */
  async post<T>(path: string, body: BodyInit, type: string, signal?: AbortSignal): Promise<T> {
    try {
      return await this.send<T>(path, body, type, signal);
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.isSession && (await this.renew())) {
        return this.send<T>(path, body, type, signal);
      }
      throw refusal;
    }
  }

  /** Takes over the token of whoever is signed in now; whether anybody is. */
  async renew(): Promise<boolean> {
    const answer = await fetch("/studio/token", { headers: { accept: "application/json" } });
    if (!answer.ok) {
      return false;
    }
    const { csrf } = (await answer.json()) as { csrf: string };
    this.root.dataset.csrf = csrf;
    for (const field of document.querySelectorAll<HTMLInputElement>("input[name=csrf]")) {
      field.value = csrf;
    }
    return true;
  }

  private async send<T>(path: string, body: BodyInit, type: string, signal?: AbortSignal): Promise<T> {
    const answer = await fetch(path, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": type,
        "x-csrf-token": this.root.dataset.csrf ?? "",
      },
      body,
      signal: signal ?? null,
    });
    if (!answer.ok) {
      throw new Refusal(answer.status, await reason(answer));
    }
    return (await answer.json()) as T;
  }
}

async function reason(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { detail?: string }).detail ?? answer.statusText;
  } catch {
    return answer.statusText;
  }
}
