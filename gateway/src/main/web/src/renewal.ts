/** Fetches a board anew when its definition has changed. */

export interface World {
  readonly fetch: (path: string) => Promise<Response>;
  readonly wait: (millis: number) => Promise<void>;
  readonly random: () => number;
}

/** Not all readers at once. */
const SPREAD_MILLIS = 2_000;

export class Renewal {
  private running = false;
  private again = false;

  constructor(
    private readonly path: string,
    private readonly show: (html: string) => void,
    private readonly world: World,
  ) {}

  /** A change that comes while one is being fetched is fetched after it. */
  async renew(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    do {
      this.again = false;
      await this.world.wait(this.world.random() * SPREAD_MILLIS);
      await this.fetch();
    } while (this.again);
    this.running = false;
  }

  /** What cannot be had leaves the page as it is. */
  private async fetch(): Promise<void> {
    try {
      const answer = await this.world.fetch(this.path);
      if (answer.ok) {
        this.show(await answer.text());
      }
    } catch {
      // The connection says that it is away.
    }
  }
}
