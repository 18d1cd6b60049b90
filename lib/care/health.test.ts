import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TENANT_STATUSES } from "#lib/access";
import { BANDS, explainHealth, FACTORS, FEWEST_FACTORS, type HealthFacts } from "./health.ts";

const NOW = new Date("2026-03-01T12:00:00Z");
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

const WELL: HealthFacts = {
  now: NOW,
  kind: "client",
  status: "active",
  trialEndsAt: null,
  people: 10,
  lastSignInAt: daysAgo(1),
  signedInLately: 10,
  admins: 2,
  adminsWithSecondFactor: 2,
  usages: [{ what: "people", used: 10, limit: 15 }],
  campaigns: 3,
  campaignsRunning: 1,
  mails: 40,
  mailsFailed: 0,
};

const moment = fc.integer({ min: -60, max: 400 }).map(daysAgo);
const part = (whole: fc.Arbitrary<number>) => whole.chain((most) => fc.tuple(fc.constant(most), fc.nat(most)));
const facts: fc.Arbitrary<HealthFacts> = fc
  .record({
    kind: fc.constantFrom("client" as const, "brand" as const),
    status: fc.constantFrom(...TENANT_STATUSES),
    trialEndsAt: fc.option(moment),
    lastSignInAt: fc.option(moment),
    people: part(fc.nat(50)),
    admins: part(fc.nat(5)),
    campaigns: part(fc.nat(20)),
    mails: part(fc.nat(500)),
    usages: fc.array(fc.record({ what: fc.constantFrom("people" as const, "campaigns" as const), used: fc.nat(30), limit: fc.option(fc.nat(20)) }), {
      maxLength: 2,
    }),
  })
  .map(({ people, admins, campaigns, mails, ...rest }) => ({
    now: NOW,
    ...rest,
    people: people[0],
    signedInLately: people[1],
    admins: admins[0],
    adminsWithSecondFactor: admins[1],
    campaigns: campaigns[0],
    campaignsRunning: campaigns[1],
    mails: mails[0],
    mailsFailed: mails[1],
  }));

describe("the score", () => {
  test("is a whole number from 0 to 100, or unknown with too few factors", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { score, band, measured } = explainHealth(given);
        if (measured < FEWEST_FACTORS) return score === null && band === null;
        return score !== null && Number.isInteger(score) && score >= 0 && score <= 100 && band !== null;
      }),
    );
  });

  test("gives every factor between nothing and its most, or says why not", () => {
    fc.assert(
      fc.property(facts, (given) =>
        explainHealth(given).factors.every(
          ({ points, most, evidence, rule }) => (points === null || (points >= 0 && points <= most)) && evidence !== "" && rule !== "",
        ),
      ),
    );
  });

  test("is exactly the points of what was measured over the most of it", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { score, factors } = explainHealth(given);
        const known = factors.filter(({ points }) => points !== null);
        const most = known.reduce((total, each) => total + each.most, 0);
        const points = known.reduce((total, each) => total + (each.points ?? 0), 0);
        return score === null || score === Math.round((100 * points) / most);
      }),
    );
  });

  test("never falls when more of its people sign in", () => {
    fc.assert(
      fc.property(facts, (given) => {
        fc.pre(given.signedInLately < given.people);
        const more = explainHealth({ ...given, signedInLately: given.signedInLately + 1 });
        return (more.score ?? 0) >= (explainHealth(given).score ?? 0);
      }),
    );
  });

  test("never falls when the last sign-in is later", () => {
    fc.assert(
      fc.property(facts, moment, moment, (given, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const at = (lastSignInAt: Date) => explainHealth({ ...given, lastSignInAt }).score ?? 0;
        return at(later) >= at(earlier);
      }),
    );
  });

  test("is 100 where all is well, and 0 where nothing is", () => {
    expect(explainHealth(WELL)).toMatchObject({ score: 100, band: "good", measured: 7 });
    const ill = {
      lastSignInAt: null,
      signedInLately: 0,
      adminsWithSecondFactor: 0,
      usages: [{ what: "people" as const, used: 0, limit: 15 }],
      campaignsRunning: 0,
      mailsFailed: 40,
    };
    expect(explainHealth({ ...WELL, ...ill, status: "past_due" })).toMatchObject({ score: 0, band: "poor" });
  });

  test("of a tenant nobody is in is unknown, not bad", () => {
    const empty = {
      people: 0,
      signedInLately: 0,
      admins: 0,
      adminsWithSecondFactor: 0,
      lastSignInAt: null,
      campaigns: 0,
      campaignsRunning: 0,
      mails: 0,
    };
    expect(explainHealth({ ...WELL, ...empty, status: "trial" })).toMatchObject({ score: null, band: null });
  });
});

test.each([
  ["last_sign_in", { lastSignInAt: daysAgo(7) }, 20],
  ["last_sign_in", { lastSignInAt: daysAgo(18.5) }, 10],
  ["last_sign_in", { lastSignInAt: daysAgo(30) }, 0],
  ["active_people", { signedInLately: 3 }, 6],
  ["payment", { status: "trial" }, null],
  ["payment", { kind: "brand" }, null],
  ["payment", { status: "past_due" }, 0],
  ["usage", { usages: [{ what: "people", used: 3, limit: 12 }] }, 5],
  ["usage", { usages: [{ what: "people", used: 12, limit: 12 }] }, 5],
  ["usage", { usages: [{ what: "people", used: 12, limit: null }] }, null],
  ["second_factor", { admins: 0 }, 0],
  ["campaigns", { campaigns: 0, campaignsRunning: 0 }, null],
  ["mail", { mails: 10, mailsFailed: 5 }, 2.5],
  ["trial", { status: "trial", trialEndsAt: daysAgo(-8) }, null],
  ["trial", { status: "trial", trialEndsAt: daysAgo(-7), lastSignInAt: daysAgo(8) }, 0],
  ["trial", { status: "trial", trialEndsAt: daysAgo(1), lastSignInAt: daysAgo(2) }, 5],
] as [string, Partial<HealthFacts>, number | null][])("%s with %j: %s points", (key, change, points) => {
  expect(explainHealth({ ...WELL, ...change }).factors.find((factor) => factor.key === key)?.points).toBe(points);
});

test("the most of all factors is 100, and the bands begin at 0", () => {
  expect(FACTORS.reduce((total, { most }) => total + most, 0)).toBe(100);
  expect(BANDS.at(-1)?.from).toBe(0);
});
