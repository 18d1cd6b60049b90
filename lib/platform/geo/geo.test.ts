import { expect, test } from "vitest";
import { countryOfAddress } from "./index.ts";

test.each([
  ["8.8.8.8", "US"],
  ["5.9.0.1", "DE"],
  ["2001:4860:4860::8888", "US"],
  ["2a01:4f8::1", "DE"],
])("%s is in %s", (ip, country) => {
  expect(countryOfAddress(ip)).toBe(country);
});

test.each([
  null,
  "unknown",
  "",
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "203.0.113.9",
  "::1",
  "fd00::1",
  "fe80::1",
  "2001:db8::1",
  "999.1.1.1",
])("%s is nowhere", (ip) => {
  expect(countryOfAddress(ip)).toBeNull();
});
