/**
 * Writes `components/ui/icons.svg`, the drawings of the icons we use, taken from lucide (ISC licence), and their names beside it.
 * The browser fetches the file once and keeps it: a page names its icons and holds no drawing. Run with
 * `node scripts/make-icons.ts` after adding a name here.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const NAMES = `
activity archive arrow-down arrow-down-right arrow-left arrow-right arrow-up arrow-up-right award ban bell book-open briefcase bug
building-complex calendar chart-column chart-line check chevron-down chevron-left chevron-right chevron-up chevrons-up-down circle
circle-exclamation-point circle-check circle-dot circle-question-mark circle-x clock code coins copy credit-card database download ellipsis external-link
eye eye-off file-text funnel flag gauge globe hard-drive hash rotate-ccw-clock hourglass house image inbox info key-round layers
layout-dashboard life-buoy link list loader-circle lock log-in log-out mail map-pin medal megaphone menu minus monitor moon
mouse-pointer-click package panel-left pause pencil percent play plug plus radio receipt refresh-cw rotate-ccw scroll-text search
server settings shield shield-exclamation-point shopping-cart sparkles star store sun tag target terminal trash trending-down trending-up
triangle-exclamation-point trophy upload user user-plus users wallet webhook wifi wifi-off x zap
`
  .trim()
  .split(/\s+/);

const iconModule = z.object({ __iconData: z.object({ node: z.array(z.tuple([z.string(), z.record(z.string(), z.string())])) }) });

const escapeAttribute = (value: string) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

async function shapeOf(name: string): Promise<string> {
  const { __iconData } = iconModule.parse(await import(`lucide-react/icons/${name}`));
  return __iconData.node
    .map(([tag, attributes]) => {
      const written = Object.entries(attributes).filter(([key]) => key !== "key");
      return `<${tag} ${written.map(([key, value]) => `${key}="${escapeAttribute(value)}"`).join(" ")}/>`;
    })
    .join("");
}

const names = NAMES.toSorted();
const symbols = await Promise.all(names.map(async (name) => `<symbol id="${name}" viewBox="0 0 24 24">${await shapeOf(name)}</symbol>`));
const ui = join(import.meta.dirname, "../components/ui");
const SOURCE = "Made by scripts/make-icons.ts from lucide (https://lucide.dev), ISC licence, © Lucide Contributors.";
await writeFile(
  join(ui, "icons.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><!-- ${SOURCE} -->\n${symbols.join("\n")}\n</svg>\n`,
);
await writeFile(join(ui, "icon-names.ts"), `// ${SOURCE}\nexport type IconName =\n${names.map((name) => `  | "${name}"`).join("\n")};\n`);
