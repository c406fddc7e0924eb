/**
 * An OpenID provider that knows one person and lets everybody in as that one: node provider.mjs.
 * Writes where it is.
 */
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const CLIENT = "bulletin";
const KEY_ID = "of-this-run";
const LIFETIME_SECONDS = 300;

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const asked = new Map();
const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));
server.listen(0, "127.0.0.1", () => console.log(`provider is at ${issuer()}`));

function issuer() {
  return `http://127.0.0.1:${server.address().port}`;
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, issuer());
  const pages = {
    "/.well-known/openid-configuration": () => json(response, metadata()),
    "/authorize": () => lead(response, searchParams),
    "/token": async () => token(response, new URLSearchParams(await text(request))),
    "/keys": () => json(response, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "ES256", use: "sig" }] }),
  };
  await (pages[pathname] ?? (() => response.writeHead(404).end()))();
}

function json(response, content, status = 200) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
}

function metadata() {
  return {
    issuer: issuer(),
    authorization_endpoint: `${issuer()}/authorize`,
    token_endpoint: `${issuer()}/token`,
    jwks_uri: `${issuer()}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["ES256"],
  };
}

function lead(response, parameters) {
  const code = randomUUID();
  asked.set(code, { nonce: parameters.get("nonce"), challenge: parameters.get("code_challenge") });
  const back = new URL(parameters.get("redirect_uri"));
  back.searchParams.set("code", code);
  back.searchParams.set("state", parameters.get("state"));
  response.writeHead(302, { location: back.href }).end();
}

function token(response, form) {
  const wanted = asked.get(form.get("code"));
  asked.delete(form.get("code"));
  const proof = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
  if (wanted === undefined || proof !== wanted.challenge) {
    json(response, { error: "invalid_grant" }, 400);
    return;
  }
  json(response, { access_token: "of no use here", token_type: "Bearer", id_token: idToken(wanted.nonce) });
}

function idToken(nonce) {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: issuer(),
    aud: CLIENT,
    sub: "person-1",
    nonce,
    preferred_username: "lan.nguyen",
    name: "Nguyễn Lan",
    iat: now,
    exp: now + LIFETIME_SECONDS,
  };
  const content = [{ alg: "ES256", typ: "JWT", kid: KEY_ID }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${content}.${signature.toString("base64url")}`;
}
