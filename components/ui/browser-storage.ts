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
