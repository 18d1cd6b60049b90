import { expect, test } from "vitest";
import { checkRequest, servingStatusOf } from "./grpc-message.ts";

test("a request for a service is its name as the first field, with its length before it", () => {
  expect(checkRequest("").toString("hex")).toBe("0000000000");
  expect(checkRequest("ab").toString("hex")).toBe("0000000004" + "0a026162");
  expect(checkRequest("x".repeat(150)).subarray(5, 8).toString("hex")).toBe("0a9601");
});

test("an answer gives the status, which is 0 where it is left out", () => {
  expect(servingStatusOf(Buffer.from("00000000020801", "hex"))).toBe(1);
  expect(servingStatusOf(Buffer.from("0000000000", "hex"))).toBe(0);
});

test.each(["", "00000000", "01000000020801", "00000000030801", "0000000002ffff", "00000000010a"])("%s is no answer", (hex) => {
  expect(() => servingStatusOf(Buffer.from(hex, "hex"))).toThrow();
});
