import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hmacSigner } from "./hmac-signer.ts";
import { namedByConnection } from "./hop-by-hop.ts";
import { identityKey, identityToken } from "./identity-token.ts";
import { allowedOrigin, corsHeaders, isFromAllowedPage, preflightHeaders } from "./origins.ts";
import { throughGateway } from "./own-address.ts";
import { parseDestination } from "./parse-path.ts";
import { foreignCookies, setsPortalCookie } from "./portal-cookies.ts";
import { forwardedOf, requestHeaders } from "./request-headers.ts";
import { responseHeaders } from "./response-headers.ts";
import { traceOf } from "./trace-context.ts";

const pairs = (flat: readonly string[]) => flat.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${flat[at + 1]}`] : []));
const rawOf = (headers: Record<string, string>) => Object.entries(headers).flat();

describe("the way to a service", () => {
  test.each([
    ["/api/brain/crm", "crm", "/", ""],
    ["/api/brain/crm/", "crm", "/", ""],
    ["/api/brain/django-crm/api/leads/?a=%2e%2e&b=/../", "django-crm", "/api/leads/", "?a=%2e%2e&b=/../"],
    ["/api/brain/crm/%61dmin/%7euser/a%20b", "crm", "/admin/~user/a%20b", ""],
    ["/api/brain/crm/a%c3%bc", "crm", "/a%C3%BC", ""],
    ["/api/brain/crm/file.txt/.well-known/..a", "crm", "/file.txt/.well-known/..a", ""],
  ])("of %s is found", (target, service, path, query) => {
    expect(parseDestination(target)).toEqual({ service, path, routePath: path, query });
  });

  test.each([
    "/api/brain/",
    "/api/brain/..",
    "/api/brain/../v1/tenants",
    "/api/brain/CRM/x",
    "/api/brain/crm/..",
    "/api/brain/crm/../auth/users",
    "/api/brain/crm/a/./b",
    "/api/brain/crm/%2e%2e/auth",
    "/api/brain/crm/.%2E/auth",
    "/api/brain/crm/..;x=1/auth",
    "/api/brain/crm/%2e%2e;/auth",
    "/api/brain/crm/a%2fb",
    "/api/brain/crm/..%2f..%2fetc",
    "/api/brain/crm/..%5c..%5cetc",
    "/api/brain/crm/%252e%252e/auth",
    "/api/brain/crm/a%252fb",
    "/api/brain/crm/a\\b",
    "/api/brain/crm//admin",
    "/api/brain/crm/;x/admin",
    "/api/brain/crm/a%00b",
    "/api/brain/crm/a%0d%0aX-Evil:1",
    "/api/brain/crm/a%zz",
    "/api/brain/crm/a%2",
    "/api/brain/crm/a#b",
    "/api/brain/crm/a\u00ff",
    "/api/brain/crm/a?b=\u00ff",
    `/api/brain/crm/${"a".repeat(8_000)}`,
  ])("of %s is refused", (target) => {
    expect(parseDestination(target)).toBeNull();
  });

  test("is compared without what a semicolon adds, and sent on with it", () => {
    expect(parseDestination("/api/brain/crm/admin;x=1/y")).toMatchObject({ path: "/admin;x=1/y", routePath: "/admin/y" });
  });
});

describe("headers for a backend", () => {
  const passage = {
    clientIp: "192.0.2.1",
    isHttps: true,
    requestId: "r1",
    trace: { traceId: "1".repeat(32), spanId: "2".repeat(16), flags: "01", isContinued: true },
    identity: "signed",
  };
  const sent = (headers: Record<string, string>) => pairs(requestHeaders(rawOf(headers), headers, passage));

  test("leave out what ends with the connection, and what it names", () => {
    const headers = sent({
      host: "portal.example",
      connection: "close, X-Secret",
      "x-secret": "1",
      te: "trailers",
      "keep-alive": "5",
      accept: "*/*",
    });
    expect(headers).toContain("accept: */*");
    expect(headers.join("\n")).not.toMatch(/secret|^te:|keep-alive|^connection/m);
  });

  test("cannot be robbed of what a check depends on by naming it in Connection", () => {
    expect([...namedByConnection("content-length, host, X-A, authorization")]).toEqual(["x-a"]);
  });

  test("carry neither the session nor the API key, and what else the client has", () => {
    const cookie = "__Secure-next-auth.session-token=s; csrftoken=c; bizosaas.device=d; next-auth.csrf-token=e";
    expect(sent({ cookie })).toContain("cookie: csrftoken=c");
    expect(foreignCookies("next-auth.session-token=s; NEXT-AUTH.session-token.0=t")).toBeNull();
    expect(sent({ authorization: "Bearer biz_abc" }).join("\n")).not.toContain("biz_");
    expect(sent({ authorization: "Bearer of-the-backend" })).toContain("authorization: Bearer of-the-backend");
  });

  test("say truly who asked for what, whatever the client says", () => {
    const lies = {
      host: "portal.example",
      "x-forwarded-for": "6.6.6.6",
      forwarded: "for=6.6.6.6",
      "x-brain-identity": "forged",
      "x-request-id": "f",
      "X-Brain-Other": "x",
    };
    const headers = sent(lies);
    expect(headers).toEqual([
      "x-forwarded-for: 192.0.2.1",
      "x-forwarded-host: portal.example",
      "x-forwarded-proto: https",
      'forwarded: for=192.0.2.1;host="portal.example";proto=https',
      "x-request-id: r1",
      `traceparent: 00-${"1".repeat(32)}-${"2".repeat(16)}-01`,
      "x-brain-identity: signed",
    ]);
    expect(forwardedOf("2001:db8::1", 'a"b', "http")).toBe('for="[2001:db8::1]";host="a\\"b";proto=http');
  });

  test("continue a trace, and begin one where there is none", () => {
    const parent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
    expect(traceOf(parent)).toMatchObject({ traceId: "a".repeat(32), flags: "01", isContinued: true });
    expect(traceOf(`cc-${"a".repeat(32)}-${"b".repeat(16)}-01-more`)).toMatchObject({ isContinued: true });
    for (const wrong of [undefined, "", `00-${"0".repeat(32)}-${"b".repeat(16)}-01`, `${parent}-more`, `ff${parent.slice(2)}`, parent.toUpperCase()])
      expect(traceOf(wrong)).toMatchObject({
        isContinued: false,
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
  });
});

test("an answer sets no cookie of the portal, tells nothing of the backend, and runs nothing at the portal's address", () => {
  const headers = responseHeaders(
    {
      "content-type": "text/html",
      server: "gunicorn",
      "x-powered-by": "PHP",
      connection: "x-internal",
      "x-internal": "10.0.0.1",
      "access-control-allow-origin": "*",
      location: "http://10.0.0.1:8008/base/login?next=/",
      "set-cookie": ["sessionid=1; Domain=example.com; path=/; HttpOnly", " __Secure-next-auth.session-token=evil; Path=/", "bizosaas.device=x"],
    },
    "r1",
    [],
    { service: "crm", origin: "http://10.0.0.1:8008", basePath: "/base" },
  );
  expect(pairs(headers)).toEqual([
    "content-type: text/html",
    "location: /api/brain/crm/login?next=/",
    "set-cookie: sessionid=1; HttpOnly; Path=/api/brain/crm",
    "x-request-id: r1",
    "x-content-type-options: nosniff",
    "content-security-policy: sandbox",
    "cross-origin-resource-policy: same-origin",
  ]);
  expect(setsPortalCookie("next-auth.session-token; Path=/")).toBe(true);
});

test("an address of the backend leads through the gateway, and any other stays as it is", () => {
  const through = (location: string, basePath = "") => throughGateway(location, { service: "crm", origin: "http://10.0.0.1:8008", basePath });
  expect(through("http://10.0.0.1:8008")).toBe("/api/brain/crm");
  expect(through("HTTP://10.0.0.1:8008/a?b#c")).toBe("/api/brain/crm/a?b#c");
  expect(through("/a/b")).toBe("/api/brain/crm/a/b");
  expect(through("/base/a", "/base")).toBe("/api/brain/crm/a");
  expect(through("/based", "/base")).toBe("/api/brain/crm/based");
  for (const other of ["http://10.0.0.1:80080/a", "http://10.0.0.1:8008.evil/a", "https://shop.example/a", "//shop.example/a", "next"])
    expect(through(other)).toBe(other);
});

describe("pages of other origins", () => {
  const allowed = ["https://app.example"];

  test("are told by name that they may, with cookies, or by a star without them", () => {
    expect(allowedOrigin("https://app.example", allowed)).toBe("https://app.example");
    expect(allowedOrigin("https://app.example.evil", allowed)).toBeNull();
    expect(corsHeaders("https://evil.example", allowed)).toEqual(["vary", "Origin"]);
    expect(corsHeaders("https://app.example", allowed)).toContain("access-control-allow-credentials");
    expect(corsHeaders("https://any.example", ["*"])).not.toContain("access-control-allow-credentials");
  });

  test("ask first, and hear a no for another method or for names that are none", () => {
    const ask = (over: object) =>
      preflightHeaders({ origin: "https://app.example", "access-control-request-method": "POST", ...over }, allowed, ["GET", "POST"]);
    expect(ask({})).not.toBeNull();
    expect(ask({ "access-control-request-method": "DELETE" })).toBeNull();
    expect(ask({ origin: "https://evil.example" })).toBeNull();
    expect(ask({ "access-control-request-headers": "x-one, x-two" })).toContain("x-one, x-two");
    expect(ask({ "access-control-request-headers": "x one" })).toBeNull();
  });

  test("change nothing by the cookie of somebody who did not ask", () => {
    const own = { host: "portal.example" };
    expect(isFromAllowedPage({ ...own, origin: "https://portal.example" }, [])).toBe(true);
    expect(isFromAllowedPage({ ...own, origin: "https://portal.example", "sec-fetch-site": "cross-site" }, [])).toBe(false);
    expect(isFromAllowedPage({ ...own, "sec-fetch-site": "same-origin" }, [])).toBe(true);
    expect(isFromAllowedPage(own, [])).toBe(false);
    expect(isFromAllowedPage({ ...own, "sec-fetch-site": "none" }, [])).toBe(false);
    expect(isFromAllowedPage({ ...own, origin: "null" }, ["*"])).toBe(false);
    expect(isFromAllowedPage({ ...own, origin: "https://evil.example" }, ["*"])).toBe(false);
    expect(isFromAllowedPage({ ...own, origin: "https://app.example", "sec-fetch-site": "cross-site" }, allowed)).toBe(true);
  });
});

test("the identity of a caller is signed for one service, method and target, and for a minute", () => {
  const key = identityKey("s".repeat(43), "crm");
  const caller = { kind: "user", id: "u1", tenantId: "t1", role: 'my "role"', actedBy: null } as const;
  const token = identityToken(hmacSigner(key), caller, {
    service: "crm",
    method: "GET",
    target: '/a?b="',
    requestId: "r1",
    nowMs: 1_700_000_000_500,
  });
  const [header = "", claims = "", signature] = token.split(".");
  expect(signature).toBe(createHmac("sha256", key).update(`${header}.${claims}`).digest("base64url"));
  expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "HS256", typ: "JWT" });
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual({
    iss: "bizosaas",
    aud: "crm",
    kind: "user",
    sub: "u1",
    tenant: "t1",
    role: 'my "role"',
    act: null,
    method: "GET",
    target: '/a?b="',
    iat: 1_700_000_000,
    exp: 1_700_000_060,
    jti: "r1",
  });
  expect(identityKey("s".repeat(43), "auth").equals(key)).toBe(false);
});

test("signatures are HMAC-SHA-256, however long the text", () => {
  const key = createSecretKey(randomBytes(32));
  const sign = hmacSigner(key);
  for (const length of [0, 1, 55, 64, 500, 4_096, 4_097, 40_000, 10]) {
    const text = "a".repeat(length);
    expect(sign(text)).toBe(createHmac("sha256", key).update(text).digest("base64url"));
  }
});
