/** Two names for one thing: the id that `emulate` gave it, and the one that the app sees. */
export interface Aliases {
  add(emulated: string, own: string): void;
  toOwn(text: string): string;
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

/** An id that is the same at every start, so that what the app stored about it stays true. */
export function stableId(kind: 'U' | 'W' | 'C', domain: string, name: string): string {
  return `${kind}0${domain}${name}`
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .padEnd(9, '0');
}
