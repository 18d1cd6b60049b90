import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlText } from "./html-text.ts";
import { parseMail } from "./parse-mail.ts";
import { type Place, planPlaces } from "./plan-places.ts";

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n"));
const HEAD = `From: "Ada L." <Ada@Engine.example>
To: Team: Charles <charles@x.example>, grace@y.example;
Cc: not an address
Date: Tue, 24 Nov 2026 10:00:00 +0100
Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
`;

describe("reading a mail", () => {
  test("who, what, when; addresses in small letters, those of groups too", async () => {
    const mail = await parseMail(bytes(`${HEAD}Message-ID: <one@x>\n\nHello\nworld`));
    expect(mail).toMatchObject({
      subject: "Grüße",
      from: { name: "Ada L.", address: "ada@engine.example" },
      recipients: [
        { field: "to", name: "Charles", address: "charles@x.example" },
        { field: "to", name: "", address: "grace@y.example" },
      ],
      text: "Hello\nworld",
      isCut: false,
      attachments: [],
      sentAt: new Date("2026-11-24T09:00:00Z"),
    });
  });

  test("HTML becomes text, and of an attachment its name and size stay", async () => {
    const mail = await parseMail(
      bytes(`${HEAD}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html

<p>Dear <b>Grace</b></p><script>alert(1)</script><p>a &lt; b</p>
--b
Content-Type: application/pdf; name="offer.pdf"
Content-Disposition: attachment; filename="offer.pdf"
Content-Transfer-Encoding: base64

AAECAw==
--b--
`),
    );
    expect(mail.text).toBe("Dear Grace\n\na < b");
    expect(mail.attachments).toEqual([{ name: "offer.pdf", sizeBytes: 4 }]);
  });

  test("the same Message-ID with the same words is the same mail, and a file with another's id is not; without an id, what it says tells", async () => {
    const key = async (text: string) => (await parseMail(bytes(HEAD + text))).messageKey;
    expect(await key("Message-ID: <one@x>\n\nHello")).toBe(await key("Cc: copy@y.example\nMessage-ID: <one@x>\n\nHello"));
    expect(await key("Message-ID: <one@x>\n\nHello")).not.toBe(await key("Message-ID: <one@x>\n\nI only know its id"));
    expect(await key("Message-ID: <one@x>\n\nHello")).not.toBe(await key("Message-ID: <two@x>\n\nHello"));
    expect(await key("\nHello")).toBe(await key("\nHello"));
    expect(await key("\nHello")).not.toBe(await key("\nGoodbye"));
  });

  test("long texts and lists are cut at what is kept", async () => {
    const files = Array.from({ length: 60 }, (_, at) => `--b\nContent-Disposition: attachment; filename="${at}"\n\nx\n`).join("");
    const mail = await parseMail(bytes(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${"word ".repeat(5_000)}\n${files}--b--`));
    expect(mail.text).toHaveLength(20_000);
    expect(mail.isCut).toBe(true);
    expect(mail.attachments).toHaveLength(50);
  });

  test.each([
    ["no mail at all", "%PDF-1.7"],
    ["a mail of nobody", "Subject: Hello\n\nHello"],
    ["more headers than a mail has", `From: a@x.example\nX: ${"x".repeat(300_000)}\n\nHello`],
  ])("%s is refused, and says what to do", async (_, text) => {
    await expect(parseMail(bytes(text))).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(".eml") });
  });

  test("any bytes are read or refused in words", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (junk) => {
        await parseMail(junk).catch((error: { code?: string }) => expect(error.code).toBe("invalid"));
      }),
    );
  });
});

describe("text of HTML", () => {
  test.each([
    ["<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"],
    ["a<!-- hidden > -->b", "ab"],
    ["<style>p { }</style>seen<script>never closed", "seen"],
    ["&#228;&amp;&#x1F600;&unknown;&#xD800;", "ä&😀&unknown;"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ])("%s", (html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});

describe("places", () => {
  const place = (over: Partial<Place>): Place => ({ lead_id: null, deal_id: null, contact_id: null, company_id: null, ...over });

  test("two people of one company are two entries, and the company has one of them", () => {
    expect(planPlaces([place({ contact_id: "a", company_id: "c" }), place({ contact_id: "b", company_id: "c" })])).toEqual([
      place({ contact_id: "a", company_id: "c" }),
      place({ contact_id: "b" }),
    ]);
  });

  test("every record is on exactly one entry, and none that was there before is on a new one", () => {
    const id = fc.option(fc.constantFrom("1", "2", "3"), { nil: null });
    const one = fc
      .record({ lead_id: id, deal_id: id, contact_id: id, company_id: id })
      .map((each) => Object.fromEntries(Object.entries(each).map(([key, value]) => [key, value && key + value])) as unknown as Place);
    const ids = (places: Place[]) => places.flatMap((each) => Object.values(each)).filter((each) => each !== null);
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (wanted, before) => {
        const standing = planPlaces(before);
        const added = ids(planPlaces(wanted, standing));
        expect(new Set(added).size).toBe(added.length);
        expect(new Set([...added, ...ids(standing)])).toEqual(new Set(ids([...wanted, ...before])));
        expect(added.filter((each) => ids(standing).includes(each))).toEqual([]);
      }),
    );
  });
});
