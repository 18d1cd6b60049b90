"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { filterOptions, nextOption, type Option } from "./option-filter.ts";
import { placeAtAnchor } from "./popup-place.ts";

/** As many as are drawn; more are found by typing. */
const MOST_SHOWN = 100;

interface OptionListInput {
  options: Option[];
  onPick: (option: Option) => void;
  /** Whether the list stays open after a choice, for several. */
  staysOpen?: boolean;
}

/** The behaviour of a combobox (ARIA APG, list autocomplete with manual selection) without its look. */
export function useOptionList({ options, onPick, staysOpen = false }: OptionListInput) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  /** Null until something is typed: then everything is offered. */
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const found = filterOptions(options, query ?? "");
  const shown = found.slice(0, MOST_SHOWN);
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    const element = popup.current;
    const anchor = input.current?.closest(".field") ?? input.current;
    if (!element || !anchor || !isOpen) return;
    element.style.width = `${anchor.getBoundingClientRect().width}px`;
    element.showPopover();
    placeAtAnchor(element, anchor);
    const follow = () => placeAtAnchor(element, anchor);
    addEventListener("scroll", follow, { passive: true, capture: true });
    return () => {
      removeEventListener("scroll", follow, { capture: true });
      if (element.isConnected) element.hidePopover();
    };
  }, [isOpen]);

  useEffect(() => {
    if (isOpen && active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, active, listId]);

  const close = () => {
    setOpen(false);
    setQuery(null);
    setActive(-1);
  };
  const pick = (option: Option | undefined) => {
    if (!option || option.isDisabled) return;
    if (staysOpen) setQuery(null);
    else close();
    onPick(option);
  };

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // A word that is being composed is not ready, and its Enter is not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive(nextOption(shown, active, event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      pick(shown[active]);
    } else if (event.key === "Escape" && isOpen) {
      // Otherwise the dialog around would close as well.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return {
    listId,
    optionId,
    popup,
    isOpen,
    active,
    shown,
    hiddenCount: found.length - shown.length,
    query,
    pick,
    toggle: () => {
      input.current?.focus();
      if (isOpen) close();
      else setOpen(true);
    },
    inputProps: {
      ref: input,
      role: "combobox",
      "aria-expanded": isOpen,
      "aria-controls": listId,
      "aria-autocomplete": "list" as const,
      "aria-activedescendant": isOpen && active >= 0 ? optionId(active) : undefined,
      autoComplete: "off",
      onKeyDown: press,
      onClick: () => setOpen(true),
      onBlur: close,
    },
    type: (text: string) => {
      setQuery(text);
      setActive(-1);
      setOpen(true);
    },
  };
}

export type OptionListState = ReturnType<typeof useOptionList>;
