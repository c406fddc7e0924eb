/** What rooms send. Everything is checked before it is used: a part that is not understood is left out. */

export interface Message {
  readonly key: string;
  readonly at: string;
  readonly data: unknown;
}

export interface Batch {
  readonly type: string;
  readonly messages: readonly Message[];
}

/** The batches of a publication, or of the data that comes with a subscription. */
export function toBatches(data: unknown): Batch[] {
  if (!isObject(data)) {
    return [];
  }
  const all = Array.isArray(data.batches) ? data.batches : [data];
  return all.map(toBatch).filter((batch) => batch !== undefined);
}

function toBatch(data: unknown): Batch | undefined {
  if (!isObject(data) || typeof data.type !== "string" || !Array.isArray(data.messages)) {
    return undefined;
  }
  return { type: data.type, messages: data.messages.filter(isMessage) };
}

function isMessage(data: unknown): data is Message {
  return isObject(data) && typeof data.key === "string" && typeof data.at === "string";
}

export function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null;
}
