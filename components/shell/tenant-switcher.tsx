"use client";
import { useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Menu } from "../ui/menu.tsx";
import { MenuItem, menuItemStyle } from "../ui/menu-item.tsx";

interface TenantSwitcherProps {
  /** The portal one is in. */
  current: string;
  tenants: { id: string; name: string; role: string; isCurrent: boolean; isClosed: boolean }[];
  /** Takes the tenant's id in the field `tenantId`. */
  action: FormAction;
  /** The page that lists them all. */
  allHref: string;
}

/** So many are overlooked at a glance; more are searched. */
const MOST_WITHOUT_SEARCH = 8;

/** The name of the portal one is in; a menu of the others for those who belong to several. */
export function TenantSwitcher({ current, tenants, action, allHref }: TenantSwitcherProps) {
  const t = useClientWords();
  const [search, setSearch] = useState("");
  if (tenants.length < 2) return <bdi>{current}</bdi>;
  const wanted = search.trim().toLowerCase();
  const found = tenants.filter(({ name }) => name.toLowerCase().includes(wanted)).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Menu
      label={t("portalCurrentSwitchToAnother", { current })}
      align="start"
      buttonClassName="flex min-h-11 max-w-full items-center gap-2 rounded-lg px-2 font-medium text-ink hover:bg-tint"
      className="w-72"
      button={
        <>
          <bdi className="truncate">{current}</bdi>
          <Glyph d="m7 15 5 5 5-5M7 9l5-5 5 5" />
        </>
      }
    >
      {tenants.length > MOST_WITHOUT_SEARCH ? (
        <input
          type="search"
          value={search}
          aria-label={t("searchYourPortals")}
          placeholder={t("searchYourPortals")}
          maxLength={100}
          className="field mb-1.5"
          onChange={(event) => setSearch(event.target.value)}
          // These keys move in the text here, and between the lines elsewhere in the menu.
          onKeyDown={(event) => {
            if (event.key === "Home" || event.key === "End") event.stopPropagation();
          }}
        />
      ) : null}
      <ActionForm action={action} label={t("switchThePortal")} className="grid max-h-80 gap-0.5 overflow-y-auto">
        {found.map((tenant) => (
          <button
            key={tenant.id}
            type="submit"
            name="tenantId"
            value={tenant.id}
            data-closes-menu=""
            disabled={tenant.isClosed}
            aria-current={tenant.isCurrent ? "true" : undefined}
            className={`${menuItemStyle} disabled:opacity-70`}
          >
            <span className="grid min-w-0 flex-1">
              <bdi className="truncate text-ink">{tenant.name}</bdi>
              <span className="truncate font-normal text-muted text-xs">{tenant.isClosed ? t("closedToYouAtTheMoment") : tenant.role}</span>
            </span>
            {tenant.isCurrent ? <Glyph d="M20 6 9 17l-5-5" /> : null}
          </button>
        ))}
        {found.length === 0 ? (
          <p role="status" className="px-3 py-2 text-muted">
            {t("noPortalOfYoursIsCalled")}
          </p>
        ) : null}
      </ActionForm>
      <div className="mt-1.5 border-t pt-1.5">
        <MenuItem href={allHref}>{t("allYourPortals")}</MenuItem>
      </div>
    </Menu>
  );
}

/** Drawn here, since all icons together are not for the browser. */
function Glyph({ d }: { d: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" className="size-4 shrink-0">
      <path d={d} />
    </svg>
  );
}
