import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition.ts";

test.each([
  ["report.pdf", 'attachment; filename="report.pdf"'],
  ["Jörg’s 100%.pdf", "attachment; filename=\"J_rg_s 100_.pdf\"; filename*=UTF-8''J%C3%B6rg%E2%80%99s%20100%25.pdf"],
  ['a"; filename="b.exe', "attachment; filename=\"a_; filename=_b.exe\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe"],
  ["a\r\nSet-Cookie: x", "attachment; filename=\"a__Set-Cookie: x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x"],
  ["\ud800.txt", "attachment; filename=\"_.txt\"; filename*=UTF-8''%EF%BF%BD.txt"],
  ["\u202Efdp.exe", 'attachment; filename="fdp.exe"'],
  ["(it's).txt", 'attachment; filename="(it\'s).txt"'],
])("%j is sent as %s", (name, header) => expect(contentDisposition("attachment", name)).toBe(header));
