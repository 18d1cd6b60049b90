import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChainLink, ChainVerifier, digestOf } from "./chain-verifier.ts";

function chainOf(texts: string[]): ChainLink[] {
  let previousHash = "";
  return texts.map((hashedText, index) => {
    const hash = digestOf(previousHash, hashedText);
    const link = { seq: index + 1, id: `id-${index + 1}`, previousHash, hash, hashedText, redactedBy: null, redactions: null };
    previousHash = hash;
    return link;
  });
}

function problemOf(links: ChainLink[], head = links.at(-1)) {
  const verifier = new ChainVerifier();
  for (const link of links) {
    const problem = verifier.add(link);
    if (problem) return problem;
  }
  return verifier.finish(head ? { lastSeq: head.seq, lastHash: head.hash } : null);
}

const texts = fc.array(fc.string(), { minLength: 3, maxLength: 30 });

test("a chain holds, and one that is changed, shortened or reordered anywhere does not", () => {
  fc.assert(
    fc.property(texts, fc.nat(), (all, seed) => {
      const links = chainOf(all);
      const at = seed % links.length;
      expect(problemOf(links)).toBeNull();
      expect(problemOf(links.map((link, index) => (index === at ? { ...link, hashedText: `${link.hashedText}!` } : link)))).toMatchObject({
        seq: at + 1,
      });
      expect(problemOf(links.toSpliced(at, 1), links.at(-1))).toMatchObject({ seq: at + 1 });
      expect(problemOf(links.toSpliced(at, 0, links[at] as ChainLink), links.at(-1))).not.toBeNull();
    }),
  );
});

test("an entry that was changed together with its hash breaks at the next", () => {
  const links = chainOf(["a", "b", "c"]);
  const forged = { ...(links[1] as ChainLink), hashedText: "B", hash: digestOf(links[0]?.hash ?? "", "B") };
  expect(problemOf([links[0] as ChainLink, forged, links[2] as ChainLink])).toMatchObject({ seq: 3, what: "it does not follow the entry before" });
});

test("a chain whose beginning was removed holds from there", () => {
  const links = chainOf(["a", "b", "c"]);
  const verifier = new ChainVerifier({ prunedSeq: 1, prunedHash: links[0]?.hash ?? "" });
  expect(links.slice(1).map((link) => verifier.add(link))).toEqual([null, null]);
  expect(verifier.finish({ lastSeq: 3, lastHash: links[2]?.hash ?? "" })).toBeNull();
});

test("a redacted entry holds by the digest that a later entry of the chain tells, and not without it", () => {
  const [first, second, third] = chainOf(["ann", "b", "redaction"]) as [ChainLink, ChainLink, ChainLink];
  const redacted = { ...first, hashedText: "erased", redactedBy: third.id };
  const redactions = { 1: digestOf("", "erased") };
  expect(problemOf([redacted, second, { ...third, redactions }])).toBeNull();
  expect(problemOf([{ ...redacted, hashedText: "somebody else" }, second, { ...third, redactions }])).toMatchObject({ seq: 1 });
  expect(problemOf([{ ...redacted, redactedBy: "none" }, second, third])).toMatchObject({
    seq: 1,
    what: "it was redacted, and no entry tells of it",
  });
});
