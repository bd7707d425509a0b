/** A part that cannot be read is told of and left out; what breaks a bound ends the reading. */
import { TooComplex } from '../xml/xml.ts';
import { TooLarge } from '../zip.ts';
import { TooMuchInk } from './ink.ts';

const bounds = [TooLarge, TooComplex, TooMuchInk];

/** @returns what `read` gives, null when a part is damaged; @throws TooLarge, TooComplex, TooMuchInk */
export async function unlessDamaged<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (bounds.some((bound) => error instanceof bound)) throw error;
    return null;
  }
}
