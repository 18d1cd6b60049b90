import { createElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { drawable, drawPicture } from "./draw-picture.ts";

afterEach(() => vi.restoreAllMocks());

const everything = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).join("");

test("a picture is drawn of every letter that is let through, and nobody on the internet is asked for one", async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  const letters = drawable(everything);
  expect(letters).toContain("Ω");
  const picture = await drawPicture(createElement("div", { style: { display: "flex", fontSize: 12 } }, letters));
  expect(Buffer.from(picture.subarray(0, 8)).toString("hex")).toBe("89504e470d0a1a0a");
  // The library reads its own program, a data address, by the same function.
  expect(asked.mock.calls.map(([url]) => String(url).slice(0, 60)).filter((url) => !url.startsWith("data:"))).toEqual([]);
});

test("names in the alphabets of Europe stay whole; what cannot be written is left out, and nothing else", () => {
  for (const name of ["Zahnärzte Müller", "Dvořák & Ělán", "Αθήνα Ζαχαροπλαστείο", "Кухня Їжа", "Երևան", "თბილისი", "Nguyễn’s café – 12 €"])
    expect(drawable(name)).toBe(name);
  expect(drawable("Verde 厨房 Kitchen 🍋")).toBe("Verde Kitchen");
  expect(drawable("مطعم")).toBe("");
  expect(drawable("One line\n\tand another")).toBe("One line and another");
});
