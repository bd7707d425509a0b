/** The message about a report, made one about a passage of it. */

/**
 * @param href that opens the message about a whole report
 * @param address of the report, as it stands in the message
 * @param anchor of the paragraph; empty for the whole report
 */
export function messageAbout(href: string, address: string, anchor: string): string {
  if (anchor === '') return href;
  return href.replace(encodeURIComponent(address), () => encodeURIComponent(`${address}#${anchor}`));
}
