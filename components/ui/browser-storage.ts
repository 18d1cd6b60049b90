const NONE: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
};

/** What this browser keeps for us; nothing where that is forbidden. */
export function browserStorage(): Storage {
  try {
    return localStorage;
  } catch {
    // Some people forbid it: then nothing is remembered.
    return NONE;
  }
}

/** What begins the keys of text that was typed and not saved. */
export const TYPED = "typed ";

/** Forgets what was typed and not saved: whoever signs out may leave the browser to others. */
export function forgetTyped(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(TYPED)) storage.removeItem(key);
}
