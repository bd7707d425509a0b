/**
 * The one script that stands in each page itself, before its stylesheet: it takes up the colours and sizes that a
 * reader has chosen before anything is drawn, whatever comes first over the network. The content security policy
 * lets it pass by its hash (csp.ts).
 */
import { createHash } from 'node:crypto';
import { settingKeys } from './setting-keys.ts';

/** Storage may be switched off, so each key is tried. */
export const earlyScript =
  `for(const[n,k]of Object.entries(${JSON.stringify(settingKeys)}))` +
  'try{const v=localStorage.getItem(k);if(v!==null)document.documentElement.dataset[n]=v}catch{}';

/** Source expression of the policy. */
export const earlyScriptHash = `'sha256-${createHash('sha256').update(earlyScript).digest('base64')}'`;
