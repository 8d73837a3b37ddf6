/** Translates between the ids of `emulate` and the ids that the app sees. */
export interface Aliases {
  add(emulated: string, own: string): void;
  /** Replaces the ids of `emulate` in a text with the ones that the app sees. */
  toOwn(text: string): string;
  /** Replaces the ids that the app sees in a text with the ones of `emulate`. */
  toEmulated(text: string): string;
}

const ID = /\b[A-Z][A-Z0-9]{8,}\b/g;

export function createAliases(): Aliases {
  const own = new Map<string, string>();
  const emulated = new Map<string, string>();
  return {
    add(emulatedId, ownId) {
      own.set(emulatedId, ownId);
      emulated.set(ownId, emulatedId);
    },
    toOwn: (text) => text.replace(ID, (id) => own.get(id) ?? id),
    toEmulated: (text) => text.replace(ID, (id) => emulated.get(id) ?? id),
  };
}

/** An id that is the same at every start, so that the data that the app stored about it stays correct. */
export function stableId(kind: 'U' | 'W' | 'C', domain: string, name: string): string {
  return `${kind}0${domain}${name}`
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .padEnd(9, '0');
}
