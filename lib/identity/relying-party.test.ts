import { expect, test } from "vitest";
import { relyingParty } from "./relying-party.ts";

test.each([
  ["https://portal.example.com", "portal.example.com", "https://portal.example.com"],
  ["https://portal.example.com:8443/", "portal.example.com", "https://portal.example.com:8443"],
  ["http://127.0.0.1:3000", "localhost", "http://localhost:3000"],
  ["http://[::1]:3000", "localhost", "http://localhost:3000"],
  ["http://localhost:3000", "localhost", "http://localhost:3000"],
])("%s has its passkeys at %s", (publicUrl, id, origin) => {
  expect(relyingParty(publicUrl)).toMatchObject({ id, origin });
});
