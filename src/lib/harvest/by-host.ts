/** Hosts that are asked at the same time. */
const hostsAtOnce = 8;

/** Takes what stands at addresses: one after the other from each host, several hosts side by side. */
export async function byHost<Item>(
  items: readonly Item[],
  addressOf: (item: Item) => string,
  take: (item: Item) => Promise<void>,
): Promise<void> {
  const hostOf = (item: Item): string => URL.parse(addressOf(item))?.hostname ?? '';
  const groups = [...Map.groupBy(items, hostOf).values()];
  const next = async (): Promise<void> => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift())
      for (const item of group) await take(item);
  };
  await Promise.all(Array.from({ length: Math.min(hostsAtOnce, groups.length) }, next));
}
