/** What a scenario says as it goes: one line of JSON for each step. */

/** Raised when what was seen is not what had to be. */
export class Unexpected extends Error {}

/** Does a step, and says how long it took. */
export async function step(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    say({ step: name, millis: Math.round(performance.now() - start) });
    return result;
  } catch (problem) {
    throw new Unexpected(`${name}: ${problem.message}`, { cause: problem });
  }
}

export function expect(holds, problem) {
  if (!holds) {
    throw new Unexpected(problem);
  }
}

export function say(line) {
  console.log(JSON.stringify(line));
}
