import { describe, expect, test } from "vitest";
import { linkNameOf, taggedUrl, tidyAll, tidyUtm } from "./house-rules.ts";

describe("the house rules", () => {
  test.each([
    ["Google Ads", "google-ads"],
    ["  Spring   Sale! 2026  ", "spring-sale-2026"],
    ["Frühjahr & Größe", "fruehjahr-groesse"],
    ["Café Olé", "cafe-ole"],
    ["per_mail.v2", "per_mail.v2"],
    ["春のセール", "春のセール"],
    ["a--b / c", "a-b-c"],
    ["!!!", ""],
    ["İstanbul", "istanbul"],
  ])("make of “%s” “%s”", (typed, tidy) => expect(tidyUtm(typed)).toBe(tidy));

  test("keep their own word: what is tidy stays", () => {
    for (const typed of ["Google Ads", "Frühjahr & Größe", "春のセール", `${"x".repeat(99)} y`]) expect(tidyUtm(tidyUtm(typed))).toBe(tidyUtm(typed));
  });

  test("leave at most a hundred letters, whole ones", () => {
    expect([...tidyUtm("𝒜é".repeat(200))]).toHaveLength(100);
    expect(tidyUtm(`${"x".repeat(99)} y`)).toBe("x".repeat(99));
  });

  test("say what they change, and nothing of blanks around", () => {
    const { values, changes } = tidyAll({ source: "Newsletter", medium: " email ", campaign: "spring", term: "", content: "Big Button" });
    expect(values).toEqual({ source: "newsletter", medium: "email", campaign: "spring", term: "", content: "big-button" });
    expect(changes).toEqual([
      { field: "source", from: "Newsletter", to: "newsletter" },
      { field: "content", from: "Big Button", to: "big-button" },
    ]);
  });
});

test("a link keeps what its address asked for and where in the page it led, and has each value once", () => {
  const values = { source: "news", medium: "email", campaign: "spring", term: "", content: "" };
  expect(taggedUrl("https://shop.example/sale?size=m&utm_source=old&utm_term=left#shoes", values)).toBe(
    "https://shop.example/sale?size=m&utm_source=news&utm_medium=email&utm_campaign=spring#shoes",
  );
});

test("a campaign without a name in links is called by its own", () => {
  expect(linkNameOf({ name: "Spring Sale", utmCampaign: "" })).toBe("spring-sale");
  expect(linkNameOf({ name: "Spring Sale", utmCampaign: "ss26" })).toBe("ss26");
});
