import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { StaffContext, TenantContext } from "#lib/access";
import {
  changeBoardVisibility,
  changeMeasuredBoard,
  chooseTakingPart,
  companyBoard,
  createMeasuredBoard,
  isBoardPublic,
  publicBoardPage,
  retireMeasuredBoard,
} from "#lib/gamification";
import { type CompanyChoice, companyBoardInput } from "#lib/gamification/schema";
import { createTenant, staffContext, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const NOW = new Date("2026-11-18T12:00:00Z");
const clock = { now: () => NOW };

let database: TestDatabase;
let staff: StaffContext;
beforeAll(async () => {
  database = await testDatabase();
  staff = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ["measured_score", "company_board_choice", "measured_board", "public_board"])
    await query(database.superuserUrl, `DELETE FROM ${table}`);
});

/** A company with a rank on a board of this month. */
async function ranked(name: string, rank: number, choice: CompanyChoice, board = "performance"): Promise<TenantContext> {
  const { id } = await createTenant(database.db, { name });
  const admin = { ...(await tenantContext(database, id, "tenant_admin")), clock };
  if (choice !== "none") await chooseTakingPart(admin, choice);
  await query(
    database.superuserUrl,
    `INSERT INTO measured_score (tenant_id, board, period, starts_on, score_hundredths, rank, parts, computed_at)
     VALUES ($1, $2, 'month', '2026-11-01', $3, $4, '[]', now())`,
    [id, board, 10_000 - rank * 100, rank],
  );
  return admin;
}

const page = (board = "performance", lang: "en" | "de" = "en") => publicBoardPage({ db: database.db, clock }, { board, period: "month", lang });
const publish = (board = "performance") => changeBoardVisibility(staff, { board, visibility: "public" });

test("only who chose to be in public stands on a public board, by name, with its rank among all", async () => {
  await ranked("Named Among Companies", 1, "name");
  await ranked("Shown <In> Public", 2, "public");
  await ranked("Without Its Name", 3, "anonymous");
  await ranked("Not Taking Part", 4, "none");
  const demo = await ranked("Made Up", 5, "public");
  await query(database.superuserUrl, "UPDATE tenant SET is_demo = true WHERE id = $1", [demo.tenant.id]);
  const suspended = await ranked("Suspended", 6, "public");
  await query(database.superuserUrl, "UPDATE tenant SET status = 'suspended', suspended_reason = 'Test' WHERE id = $1", [suspended.tenant.id]);
  await publish();
  const { body, status } = await page();
  expect(status).toBe(200);
  expect(body).toContain('<td class="n">2</td><th scope="row">Shown &lt;In&gt; Public</th><td class="n">98.00</td>');
  expect(body.match(/<th scope="row">/g)).toHaveLength(1);
  for (const hidden of ["Named Among", "Without Its", "Not Taking", "Made Up", "Suspended"]) expect(body).not.toContain(hidden);
});

test("who chose to be in public is named to other companies, too; who takes it back is gone from the page at once", async () => {
  const shown = await ranked("In Public", 1, "public");
  const other = await ranked("Reader", 2, "name");
  await publish();
  const seen = await companyBoard(other, companyBoardInput.parse({ board: "performance" }));
  expect(seen.entries.map(({ name }) => name)).toEqual(["In Public", "Reader"]);
  expect((await page()).body).toContain("In Public");
  await chooseTakingPart(shown, "name");
  const { body, status } = await page();
  expect(status).toBe(200);
  expect(body).not.toContain("In Public");
  expect(body).toContain("No company is shown here yet.");
});

test("shows the first five, without script, small, in each language, with a policy that lets it be framed and do nothing", async () => {
  for (let rank = 1; rank <= 7; rank += 1) await ranked(`Company ${"long ".repeat(20)}${rank}`, rank, "public");
  await publish();
  const { body, policy } = await page("performance", "de");
  expect(body.match(/<th scope="row">/g)).toHaveLength(5);
  expect(body).toContain('<html lang="de"');
  expect(body).toContain("99,00");
  expect(body).not.toContain("<script");
  expect(body).toContain("prefers-color-scheme:dark");
  expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/);
});

test("a private board, one that was taken back and none at all are told of alike", async () => {
  await ranked("In Public", 1, "public");
  const unpublished = await page();
  expect(unpublished).toMatchObject({ status: 404, body: expect.stringContaining("This board is not public") });
  expect(unpublished.body).not.toContain("In Public");
  await publish();
  expect((await page()).status).toBe(200);
  expect(await isBoardPublic(staff, "performance")).toBe(true);
  await changeBoardVisibility(staff, { board: "performance", visibility: "private" });
  expect(await page()).toEqual(unpublished);
  expect(await page("'; --")).toEqual(unpublished);
});

test("a board of the operator's own is public by its name, and not any more when it is given up", async () => {
  const weights = [{ measure: "points" as const, weight: 100 }];
  const { id, version } = await createMeasuredBoard(staff, { name: "Loyal ones", weights });
  await publish(id);
  await changeMeasuredBoard(staff, id, { name: "Loyal & true", weights, version });
  expect((await page(id)).body).toContain("<h1>Loyal &amp; true</h1>");
  await retireMeasuredBoard(staff, id);
  expect((await page(id)).status).toBe(404);
  expect(await query(database.superuserUrl, "SELECT board FROM public_board")).toEqual([]);
});

test("only who keeps the boards decides; each act is in the trail once, and a board has to be there", async () => {
  const support = { ...(await staffContext(database, "support")), clock };
  await expect(changeBoardVisibility(support, { board: "growth", visibility: "public" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(isBoardPublic(support, "growth")).rejects.toMatchObject({ code: "forbidden" });
  const none = "01a21f47-0000-7000-8000-000000000000";
  await expect(publish(none)).rejects.toMatchObject({ code: "invalid" });
  await Promise.all([publish("growth"), publish("growth")]);
  await changeBoardVisibility(staff, { board: "growth", visibility: "private" });
  await changeBoardVisibility(staff, { board: "growth", visibility: "private" });
  const trail = await query(database.superuserUrl, "SELECT action, tenant_id, after FROM audit_entry WHERE subject_id = 'growth' ORDER BY seq");
  expect(trail).toEqual([
    { action: "measured_board.publish", tenant_id: null, after: { visibility: "public" } },
    { action: "measured_board.withdraw", tenant_id: null, after: { visibility: "private" } },
  ]);
});
