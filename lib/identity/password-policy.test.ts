import { expect, test } from "vitest";
import { passwordProblem, requireGoodPassword } from "./password-policy.ts";

const ABOUT = ["Dana Whitfield", "dana@harbor-dental.example", "Harbor Dental"];

test.each(["Sunny-meadow-42-kettle", "correct horse battery staple", "rückenwind zimt quartal möwe", "f7Qp2!xVnK9wLs"])(
  "%j is good",
  async (password) => {
    expect(await passwordProblem(password, ABOUT)).toBeNull();
  },
);

test.each([
  ["too short", "Xk9!vQ2#pLw", /at least 12 characters/],
  ["too long", "x".repeat(201), /at most 200 characters/],
  ["common", "password1234", /similar to a commonly used password/],
  ["common with a turn", "P@ssw0rd12345", /too easy to guess/],
  ["a row of keys", "qwertyuiop123", /too easy to guess/],
  ["repeated", "abcabcabcabcabc", /[Rr]epeated/],
  ["the person's name", "dana-whitfield", /your name, your address or your company/],
  ["the company and a year", "HarborDental2026", /your name, your address or your company/],
  ["the address", "dana@harbor-dental.example", /your name, your address or your company/],
])("%s is refused with advice", async (_name, password, advice) => {
  expect(await passwordProblem(password, ABOUT)).toMatch(advice);
});

test("what somebody else is called says nothing", async () => {
  expect(await passwordProblem("HarborDental-kettle-2026", ["Otto Brandt"])).toBeNull();
});

test("the refusal names its field and never the password", async () => {
  const refusal = requireGoodPassword("dana-whitfield", ABOUT);
  await expect(refusal).rejects.toMatchObject({ code: "invalid", issues: [{ path: "password" }] });
  await expect(refusal).rejects.not.toThrow(/dana-whitfield/);
});

test("the longest password is judged in time", async () => {
  const began = performance.now();
  await passwordProblem("aB3$".repeat(50), ABOUT);
  expect(performance.now() - began).toBeLessThan(2_000);
});
