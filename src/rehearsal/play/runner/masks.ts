/** Secrets that never appear in output: each becomes `***`. */
export interface Masks {
  add(secret: string): void;
  apply(text: string): string;
}

export function createMasks(): Masks {
  let hidden: readonly string[] = [];
  return {
    add(secret) {
      // Each line of a secret is hidden on its own, because output is looked at line by line.
      const parts = [secret, ...secret.split(/\r?\n/)].filter((part) => part.trim() !== '');
      // The longest first, so that a secret inside another does not leave the rest of the other to be read.
      hidden = [...new Set([...hidden, ...parts])].toSorted((a, b) => b.length - a.length);
    },
    apply: (text) => hidden.reduce((masked, secret) => masked.replaceAll(secret, '***'), text),
  };
}
