/** What reports look like in the documentation of the API; a test has the schemas accept each of them. */
const REPORT = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a01";
const BLOCK = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a02";
const PERSON = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a03";
const OTHER = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a04";
const CREATED = "2026-11-02T08:15:00.000Z";
const CHANGED = "2026-11-02T08:40:00.000Z";
const name = "Monthly overview";
const LAST_MONTH = { kind: "last_month" } as const;

export const REPORT_EXAMPLES = {
  create: { name, template: "monthly", campaignId: null },
  change: { name: "Overview for the board", period: { kind: "last_days", days: 28 }, campaignId: null, version: 1 },
  act: { act: "add", block: { kind: "figures", figures: ["spendMinor", "revenueMinor", "roas"] }, version: 1 },
  page: {
    reports: [
      {
        ...{ id: REPORT, name, period: LAST_MONTH, authorName: "Ada Lovelace", blockCount: 6, nextDueAt: "2026-12-03T07:00:00.000Z" },
        ...{ createdAt: CREATED, changedAt: CHANGED, version: 2 },
      },
    ],
    nextCursor: null,
  },
  report: {
    ...{ id: REPORT, name, period: LAST_MONTH, campaignId: null, blocks: [{ id: BLOCK, kind: "figures", figures: ["spendMinor", "revenueMinor"] }] },
    ...{ authorId: PERSON, createdAt: CREATED, changedAt: CHANGED, version: 2 },
  },
  data: {
    ...{ id: REPORT, name, isDemo: false, period: { from: "2026-10-01", to: "2026-10-31" }, previous: { from: "2026-09-01", to: "2026-09-30" } },
    ...{ timeZone: "Europe/Berlin", currency: "EUR", otherCurrencies: [], asOf: CHANGED, knownUntil: "2026-11-01", campaign: null },
    blocks: [{ id: BLOCK, kind: "figures", figures: [{ name: "spendMinor", now: 412_300, before: 398_050 }] }],
  },
  createShare: { label: "Our tax adviser", days: 30, password: null },
  share: {
    ...{ id: OTHER, label: "Our tax adviser", hasPassword: false, state: "open", expiresAt: "2026-12-02T08:15:00.000Z", openings: 3 },
    ...{ lastOpenedAt: CHANGED, isMailed: false, createdByName: "Ada Lovelace", createdAt: CREATED },
  },
  shareUrl: "https://portal.example/reports/pQ7vJm2kXr9sTn4wYb6cZd8eFg1hLa3oUi5xKp0qRsM",
  createSchedule: { cadence: "monthly", monthDay: 3, hour: 8, memberIds: [PERSON], addresses: ["client@prospect.example"] },
  schedule: {
    ...{ id: OTHER, when: { cadence: "monthly", monthDay: 3, hour: 8 }, nextDueAt: "2026-12-03T07:00:00.000Z", lastSentAt: null, withheldAt: null },
    recipients: [{ userId: PERSON, name: "Ada Lovelace", hasEnded: false }],
    ...{ isPaused: false, createdAt: CREATED },
  },
  writeComment: { text: "Could we look at the channels together?", blockId: BLOCK },
  editComment: { text: "Could we look at the channels together on Monday?" },
  comment: {
    ...{ id: OTHER, blockId: BLOCK, authorId: PERSON, authorName: "Ada Lovelace", text: "Could we look at the channels together?", isOwn: true },
    ...{ createdAt: CREATED, editedAt: null },
  },
};
