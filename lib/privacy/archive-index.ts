import type { CollectedPart } from "./collect-data.ts";
import type { Person } from "./person.ts";

/** So many rows of each kind are on the page; all of them are in the files beside it. */
const SHOWN = 100;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const say = (value: unknown): string => {
  if (value === null || value === undefined) return "–";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** The archive's own page: everything in tables, to be read without any other program. No script, nothing from elsewhere. */
export function archiveIndex(person: Person, parts: CollectedPart[], at: Date): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your data, ${escaped(person.name)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #101828; background: #fff }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-size: 14px } th, td { border: 1px solid #e4e7ec; padding: .3rem .6rem; text-align: start; vertical-align: top }
p.note { color: #475467 }
@media (prefers-color-scheme: dark) { body { color: #f9fafb; background: #101828 } th, td { border-color: #344054 } p.note { color: #98a2b3 } a { color: #9cb9ff } }
</style>
<h1>Your data</h1>
<p>Of <bdi>${escaped(person.name)}</bdi>, ${escaped(person.email)}, as it was on ${at.toUTCString()}. Times are in UTC.</p>
<ul>
${parts.map(({ what, fileName, rows }) => `<li><a href="#${fileName}">${escaped(what)}</a> (${rows.length})</li>`).join("\n")}
</ul>
${parts.map(section).join("\n")}
</html>
`;
}

function section({ room, what, why, fileName, rows, isComplete }: CollectedPart): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (row: Record<string, unknown>) => `<tr>${columns.map((column) => `<td>${escaped(say(row[column]))}</td>`).join("")}</tr>`;
  const more = rows.length > SHOWN ? ` The first ${SHOWN} of ${rows.length} are shown here.` : "";
  const cut = isComplete ? "" : ` There is more than one archive holds: ask us for the rest.`;
  return `<section id="${fileName}">
<h2>${escaped(what)}</h2>
<p class="note">${escaped(room)}. ${escaped(why)}${more}${cut} All of it: <a href="data/${fileName}">${fileName}</a></p>
<div class="scroll"><table><thead><tr>${columns.map((column) => `<th scope="col">${escaped(column.replaceAll("_", " "))}</th>`).join("")}</tr></thead>
<tbody>${rows.slice(0, SHOWN).map(line).join("\n")}</tbody></table></div>
</section>`;
}
