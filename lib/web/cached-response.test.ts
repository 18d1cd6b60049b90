import { describe, expect, test } from "vitest";
import { cachedResponse } from "./cached-response.ts";

const asked = (headers: Record<string, string> = {}) => new Request("https://portal.example/api/status", { headers });

describe("an answer that may be kept", () => {
  test("is not sent again to whoever has it", async () => {
    const first = cachedResponse(asked(), "{}", { seconds: 2, isShared: true });
    expect([first.status, await first.text(), first.headers.get("cache-control")]).toEqual([200, "{}", "public, max-age=2"]);
    const again = cachedResponse(asked({ "if-none-match": `"other", W/${first.headers.get("etag")}` }), "{}", { seconds: 2, isShared: true });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(cachedResponse(asked({ "if-none-match": first.headers.get("etag") ?? "" }), "{1}", { seconds: 2, isShared: false }).status).toBe(200);
  });

  test("is the caller's alone where it was made for the caller", () => {
    expect(cachedResponse(asked(), "{}", { seconds: 2, isShared: false }).headers.get("cache-control")).toBe("private, max-age=2");
  });
});
