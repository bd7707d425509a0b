/**
 * Takes up the chosen colours and sizes before the page is drawn. The policy allows no inline script and nothing but
 * the stylesheet may hold up drawing, so this is a file of its own, a few hundred bytes, asked for before the
 * stylesheet: it runs while the stylesheet, for which drawing waits, is still on its way. Both are kept by the browser
 * for good.
 */
import { recall } from './settings.ts';

recall();
