import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { drawBand, shareMeasured, uptimePercent } from "#lib/services";
import { SERVICE_STATES, TIMELINE_GROUPS, type Timeline, type TimelineBand } from "#lib/services/schema";
import { TextLink } from "../../ui/text-link.tsx";
import { SERVICE_STATE_LABELS } from "../service-state.tsx";
import { Band } from "./band.tsx";

interface BandsProps {
  timeline: Pick<Timeline, "bands" | "sizes" | "window">;
  hrefOf: (key: string) => string;
}

const HEAD = "h-10 px-3 font-medium text-muted text-xs first:ps-5 last:pe-5 md:last:pe-6 md:first:ps-6";
const CELL = "px-3 py-2 first:ps-5 last:pe-5 md:last:pe-6 md:first:ps-6 max-sm:px-0 max-sm:py-0 max-sm:first:ps-0 max-sm:last:pe-0";

/** A row for each service, in groups: its name, its band, and the same in figures and, for those who do not see it, in words. */
export function TimelineBands({ timeline: { bands, sizes, window }, hrefOf }: BandsProps) {
  const [t, f] = [useWords("timeline"), useFormats()];
  const lengthMs = window.to.getTime() - window.from.getTime();
  // The roles are named because `display: grid`, which phones get, would take them away.
  // biome-ignore-start lint/a11y/noRedundantRoles: drawn as a grid, the elements would lose their role
  return (
    <table role="table" className="w-full border-collapse text-sm max-sm:block">
      <caption className="sr-only">{t("bands")}</caption>
      <thead role="rowgroup" className="max-sm:sr-only">
        <tr role="row" className="border-b">
          <th role="columnheader" scope="col" className={`${HEAD} w-1/4 text-start`}>
            {t("service")}
          </th>
          <th role="columnheader" scope="col" className={`${HEAD} text-start`}>
            {t("howItWas")}
          </th>
          <th role="columnheader" scope="col" className={`${HEAD} w-32 text-end`}>
            {t("uptime")}
          </th>
          <th role="columnheader" scope="col" className={`${HEAD} w-28 text-end max-lg:hidden`}>
            {t("downFor")}
          </th>
        </tr>
      </thead>
      {TIMELINE_GROUPS.map((group) => {
        const own = bands.filter((band) => band.group === group);
        if (own.length === 0) return null;
        return (
          <tbody key={group} role="rowgroup" className="max-sm:block">
            <tr role="row" className="max-sm:block">
              <th
                role="rowheader"
                scope="row"
                colSpan={4}
                className="bg-sunken px-5 py-2 text-start font-semibold text-ink text-xs max-sm:block md:px-6"
              >
                {t(group, { count: sizes[group], countText: f.number(sizes[group]) })}
              </th>
            </tr>
            {own.map((band) => (
              <BandRow key={band.key} band={band} lengthMs={lengthMs} href={hrefOf(band.key)} />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function BandRow({ band, lengthMs, href }: { band: TimelineBand; lengthMs: number; href: string }) {
  const [t, say, f] = [useWords("timeline"), useSay(), useFormats()];
  const { name, times, uptime, changes } = band;
  const percent = uptimePercent(uptime);
  const measured = shareMeasured(times, lengthMs);
  const parts = SERVICE_STATES.filter((state) => times[state] > 0).map((state) =>
    t("stateFor", { state: say(SERVICE_STATE_LABELS[state]), time: f.duration(times[state]) }),
  );
  return (
    <tr
      role="row"
      className="border-b last:border-b-0 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-5 max-sm:py-3"
    >
      <th role="rowheader" scope="row" className={`${CELL} max-w-0 text-start font-normal max-sm:max-w-none`}>
        <TextLink href={href} className="block truncate">
          <bdi>{name}</bdi>
        </TextLink>
      </th>
      <td role="cell" className={`${CELL} max-sm:order-last max-sm:col-span-2`}>
        <Band band={drawBand(band.pieces, lengthMs)} />
        <span className="sr-only">{f.list([...parts, t("changesOf", { count: changes })])}</span>
      </td>
      <td role="cell" className={`${CELL} text-end tabular-nums`}>
        {percent === null ? "–" : f.percent(percent / 100, { maximumFractionDigits: 2 })}
        {percent !== null && measured !== null ? (
          <span className="block text-muted text-xs">{t("measuredFor", { share: f.percent(measured, { maximumFractionDigits: 2 }) })}</span>
        ) : null}
      </td>
      <td role="cell" className={`${CELL} text-end tabular-nums max-lg:hidden`}>
        {times.down > 0 ? f.duration(times.down) : "–"}
      </td>
    </tr>
  );
}
// biome-ignore-end lint/a11y/noRedundantRoles: drawn as a grid, the elements would lose their role
