import { describe, expect, test } from "vitest";
import { clientIp, contentSecurityPolicy } from "./index.ts";

const request = (forwarded: string | undefined, peer = "10.0.0.9") =>
  ({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress: peer } }) as unknown as Parameters<typeof clientIp>[0];

describe("client address", () => {
  test("a forwarded header is not believed without a trusted proxy", () => {
    expect(clientIp(request("1.2.3.4"), 0)).toBe("10.0.0.9");
  });

  test("only what our own proxies appended counts", () => {
    expect(clientIp(request("6.6.6.6, 1.2.3.4"), 1)).toBe("1.2.3.4");
    expect(clientIp(request("6.6.6.6, 1.2.3.4, 10.0.0.1"), 2)).toBe("1.2.3.4");
    expect(clientIp(request("nonsense"), 1)).toBe("10.0.0.9");
  });

  test("an entry of our own proxy that cannot be read never makes one count that the client wrote", () => {
    expect(clientIp(request("6.6.6.6, unknown"), 1)).toBe("10.0.0.9");
    expect(clientIp(request("6.6.6.6, _hidden, 10.0.0.1"), 2)).toBe("10.0.0.9");
  });

  test("a port that a proxy appends is left away", () => {
    expect(clientIp(request("6.6.6.6, 1.2.3.4:50123"), 1)).toBe("1.2.3.4");
    expect(clientIp(request("6.6.6.6, [2001:db8::7]:50123"), 1)).toBe("2001:db8::7");
    expect(clientIp(request("6.6.6.6, [2001:db8::7]"), 1)).toBe("2001:db8::7");
  });

  test("IPv4 in IPv6 is shown as IPv4", () => {
    expect(clientIp(request(undefined, "::ffff:127.0.0.1"), 0)).toBe("127.0.0.1");
  });
});

describe("content security policy", () => {
  test("scripts need the nonce, and nothing inline or evaluated runs in production", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false, isHttps: true });
    const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src"));
    expect(scripts).toContain("'nonce-abc'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
