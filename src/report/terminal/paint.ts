import type { Colour } from '../words.ts';

export type Ink = Colour | 'bold' | 'faint';
export type Paint = (ink: Ink, text: string) => string;

const CODES: Readonly<Record<Ink, number>> = {
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  purple: 35,
  grey: 90,
  bold: 1,
  faint: 2,
};

/** Paints for a terminal, or leaves text as it is. Colour only ever repeats what a sign or word says. */
export function painter(colour: boolean): Paint {
  return (ink, text) => (colour && text !== '' ? `\u001B[${CODES[ink]}m${text}\u001B[0m` : text);
}
