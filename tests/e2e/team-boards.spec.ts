import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { inDatabase } from "./in-database.ts";
import { expect, signIn, test } from "./story.ts";

const ADMIN = "admin@summit-outdoor.example";
const MEMBER = "member@summit-outdoor.example";
const VIEWER = "viewer@summit-outdoor.example";
/** As the demonstration calls them. */
const [MEMBERS_NAME, VIEWERS_NAME] = ["Naomi Whitehorse", "Jonas Berg"];

const earn = (email: string, points: number) =>
  inDatabase(
    `INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key)
     SELECT gen_random_uuid(), m.tenant_id, m.user_id, $2, $3 FROM membership m JOIN "user" u ON u.id = m.user_id WHERE u.email = $1`,
    [email, points, `story:${randomUUID()}`],
  );

/** Makes a team and puts somebody into it, as whoever looks after people does. */
async function makeTeam(page: Page, name: string, person: string): Promise<void> {
  await page.goto("/portal/team/teams");
  const form = page.getByRole("form", { name: "New team" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Make team" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const adding = page.getByRole("form", { name: "Add a person" });
  await adding.getByRole("combobox", { name: "Person" }).fill(person);
  await page.getByRole("option", { name: person }).click();
  await adding.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("table", { name: "People" }).getByRole("link", { name: person })).toBeVisible();
}

test("an admin makes two teams; they are compared per person, one sees one’s own team, and why it stands where it does", async ({
  page,
  browser,
}) => {
  const mark = randomUUID().slice(0, 6);
  const [red, blue] = [`Red ${mark}`, `Blue ${mark}`];
  try {
    await signIn(page, ADMIN);
    await makeTeam(page, red, MEMBERS_NAME);
    await makeTeam(page, blue, VIEWERS_NAME);
    await earn(MEMBER, 3);
    await earn(VIEWER, 2_000_000);

    const theirs = await browser.newPage();
    await signIn(theirs, MEMBER);
    await theirs.goto("/portal/leaderboard");
    await theirs.getByRole("navigation", { name: "Leaderboards" }).getByRole("link", { name: "My team" }).click();
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`Leaderboard of ${red}`);
    const people = theirs.getByRole("table", { name: "People by points" });
    await expect(people.getByRole("row", { name: MEMBERS_NAME })).toBeVisible();
    await expect(people.getByText(VIEWERS_NAME)).toHaveCount(0);
    await theirs.getByRole("link", { name: "Why this rank?" }).click();
    await expect(theirs.getByRole("table", { name: `What ${red} is made of` }).getByRole("row", { name: MEMBERS_NAME })).toBeVisible();
    await expect(
      theirs
        .getByRole("table", { name: "Entries" })
        .getByRole("row", { name: /story:/ })
        .first(),
    ).toContainText("+3");

    await theirs.getByRole("navigation", { name: "Leaderboards" }).getByRole("link", { name: "Teams" }).click();
    const teams = theirs.getByRole("table", { name: "Teams by points per person" });
    await expect(teams.getByRole("row", { name: red })).toContainText("Your team");
    await expect(teams.getByRole("row").nth(1)).toContainText(blue);
    // On a phone, too, each column stands in the card.
    await theirs.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => teams.evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0))).toBeLessThanOrEqual(0);

    // Nobody reloads: who is taken out of a team is gone from its board.
    await page.getByRole("button", { name: `Take ${VIEWERS_NAME} out of the team` }).click();
    await expect(page.getByText("Nobody is in this team yet")).toBeVisible();
    await expect(teams.getByRole("row", { name: blue })).toHaveCount(0);
    await theirs.close();
  } finally {
    await inDatabase("DELETE FROM team WHERE name = ANY($1)", [[red, blue]]);
  }
});
