import { describe, expect, test } from "vitest";
import { sayPlaces, saySecondFactors } from "./person-words.tsx";

describe("the words about a person", () => {
  test("name the first portal and count the others", () => {
    expect(sayPlaces(null, 0)).toBeNull();
    expect(sayPlaces("Harbor Dental", 1)).toBe("Harbor Dental");
    expect(sayPlaces("Harbor Dental", 3)).toBe("Harbor Dental and 2 more");
  });

  test("name the second factors", () => {
    const none = { hasPassword: true, passwordChangedAt: null, appSince: null, passkeyCount: 0, recoveryCodesLeft: 0 };
    expect(saySecondFactors(none)).toBeNull();
    expect(saySecondFactors({ ...none, passkeyCount: 1 })).toBe("1 passkey");
    expect(saySecondFactors({ ...none, appSince: "2026-01-01T00:00:00.000Z", passkeyCount: 2 })).toBe("Authenticator app and 2 passkeys");
  });
});
