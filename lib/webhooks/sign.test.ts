import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { newSecret, signatureHeaders } from "./sign.ts";

test("the example of the specification’s own libraries is signed as they sign it", () => {
  const headers = signatureHeaders({ id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' }, [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  ]);
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("while two secrets count, each signs", () => {
  const [old, fresh] = [newSecret(), newSecret()];
  const signed = { id: "evt_1", at: new Date(1_000), body: "{}" };
  const expected = [fresh, old].map((secret) => {
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    return `v1,${createHmac("sha256", key).update("evt_1.1.{}").digest("base64")}`;
  });
  expect(signatureHeaders(signed, [fresh, old])["webhook-signature"]).toBe(expected.join(" "));
});

test("a secret has the length that the specification asks for", () => {
  expect(Buffer.from(newSecret().slice("whsec_".length), "base64")).toHaveLength(32);
});
