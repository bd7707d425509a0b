/** Printed pages say in their margins what they are, where they come from and when: styles take it from here. */
import { decodeAddress } from '../decode-address.ts';
import { t } from '../texts.ts';

addEventListener('beforeprint', () => {
  const date = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' }).format(new Date());
  const address = decodeAddress(location.origin + location.pathname + location.search);
  const { style } = document.documentElement;
  // A JSON string is a CSS string.
  style.setProperty('--print-title', JSON.stringify(document.title));
  style.setProperty('--print-source', JSON.stringify(t('print.source', { address, date })));
});
