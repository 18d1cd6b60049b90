import { describe, expect, test } from "vitest";
import { wordsOf } from "#words";
import { sayPlaces, saySecondFactors } from "./person-words.tsx";

describe("the words about a person", () => {
  const t = wordsOf("en", "people");
  const andMore = "{first} and {rest} more";

  test("name the first portal and count the others", () => {
    expect(sayPlaces(null, 0, andMore)).toBeNull();
    expect(sayPlaces("Harbor Dental", 1, andMore)).toBe("Harbor Dental");
    expect(sayPlaces("Harbor Dental", 3, andMore)).toBe("Harbor Dental and 2 more");
  });

  test("name the second factors", () => {
    const none = { hasPassword: true, passwordChangedAt: null, appSince: null, passkeyCount: 0, recoveryCodesLeft: 0 };
    expect(saySecondFactors(none, t)).toBeNull();
    expect(saySecondFactors({ ...none, passkeyCount: 1 }, t)).toBe("1 passkey");
    expect(saySecondFactors({ ...none, appSince: "2026-01-01T00:00:00.000Z", passkeyCount: 2 }, t)).toBe("Authenticator app and 2 passkeys");
  });
});
