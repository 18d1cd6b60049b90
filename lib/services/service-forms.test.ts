import { expect, it } from "vitest";
import { setObjectiveForm, setProbeSecretForm, setRestartHookForm } from "./service-forms.ts";

const issues = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

it("reads a target in per cent", () => {
  const form = { service: "postgres", version: "0", windowDays: "30", target: "99.95" };
  expect(setObjectiveForm.parse(form)).toEqual({ service: "postgres", version: 0, windowDays: 30, target: 0.9995 });
  expect(setObjectiveForm.parse({ ...form, target: "99.9999" }).target).toBe(0.999999);
  expect(issues(setObjectiveForm.safeParse({ ...form, target: "100" }))).toEqual(["target: Less than 100 %: nothing never fails."]);
  expect(issues(setObjectiveForm.safeParse({ ...form, target: "99.12345" }))).toEqual(["target: Use at most four decimals."]);
  expect(issues(setObjectiveForm.safeParse({ ...form, windowDays: "91" }))).toEqual(["windowDays: From 1 to 90."]);
});

it("takes a restart hook only with the service’s key typed", () => {
  const form = { service: "postgres", version: "0", url: "https://ops.example/restart", confirmation: "postgres" };
  expect(setRestartHookForm.safeParse(form).success).toBe(true);
  expect(issues(setRestartHookForm.safeParse({ ...form, confirmation: "redis" }))).toEqual(["confirmation: Type postgres."]);
});

it("reads the secret of a probe: a password, or headers one a line", () => {
  const form = { service: "postgres", probe: "live" };
  expect(setProbeSecretForm.parse({ ...form, password: "s3cret" })).toEqual({ key: "postgres", name: "live", secret: { password: "s3cret" } });
  expect(setProbeSecretForm.parse({ ...form, headers: "Authorization: Bearer a:b\n\nX-Key:1" }).secret).toEqual({
    headers: { authorization: "Bearer a:b", "x-key": "1" },
  });
  expect(issues(setProbeSecretForm.safeParse({ ...form, password: "" }))).toEqual(["password: Enter a password."]);
  for (const headers of ["", "Bearer", "Bad Name: x"])
    expect(issues(setProbeSecretForm.safeParse({ ...form, headers }))).toEqual(["headers: Write each header as Name: value, one a line."]);
});
