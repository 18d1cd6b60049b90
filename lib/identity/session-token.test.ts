import { describe, expect, test } from "vitest";
import { cookieNames, makeSessionToken, readCookie, readSessionToken } from "./session-token.ts";

const SECRET = "a secret of at least thirty-two characters";
const session = { sessionId: "01900000-0000-7000-8000-000000000001", userId: "01900000-0000-7000-8000-000000000002" };

describe("session token", () => {
  test("names the session it was made for", async () => {
    expect(await readSessionToken(await makeSessionToken(session, SECRET, 60), SECRET)).toBe(session.sessionId);
  });

  test("is refused when it was made with another secret, was changed, or has expired", async () => {
    const token = await makeSessionToken(session, SECRET, 60);
    expect(await readSessionToken(token, "another secret of at least thirty-two")).toBeNull();
    expect(await readSessionToken(`${token.slice(0, -4)}AAAA`, SECRET)).toBeNull();
    expect(await readSessionToken(await makeSessionToken(session, SECRET, -120), SECRET)).toBeNull();
    expect(await readSessionToken("not a token", SECRET)).toBeNull();
  });
});

describe("cookies", () => {
  test("one value is read from a header of many", () => {
    expect(readCookie("a=1; next-auth.session-token=abc; b=2", "next-auth.session-token")).toBe("abc");
    expect(readCookie("a=1", "b")).toBeNull();
    expect(readCookie(null, "b")).toBeNull();
    expect(readCookie("b=%7C", "b")).toBe("|");
    expect(readCookie("b=%E0%A4%A", "b")).toBe("%E0%A4%A");
  });

  test("names carry their prefix over TLS only", () => {
    expect(cookieNames("https://portal.example").session).toBe("__Secure-next-auth.session-token");
    expect(cookieNames("http://127.0.0.1:3000").session).toBe("next-auth.session-token");
  });
});
