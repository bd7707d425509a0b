/** Keys of the desk. Each is a letter or a sign without Ctrl, and does nothing while a person types. */
export interface Command {
  readonly keys: readonly string[];
  /** What it does, for the list of keys. */
  readonly label: string;
  /** Words of its button at the head of the page; left out for one without. */
  readonly button?: string;
  readonly run: (key: string) => Promise<void> | void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Buttons and links take Enter for themselves. */
const takesEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, summary') !== null;

/**
 * Runs what the keys stand for, one after the other: a key that is pressed while the desk still writes waits its turn,
 * and sees what the one before it left.
 * @param onTrouble a command failed
 */
export function listen(commands: readonly Command[], onTrouble: (error: unknown) => void): void {
  const byKey = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command] as const)));
  let running: Promise<void> = Promise.resolve();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || (event.key === 'Enter' && takesEnter(event.target))) return;
    const command = byKey.get(event.key);
    if (!command) return;
    event.preventDefault();
    running = running
      .then(async () => {
        // A dialog that opened in between takes the keys for itself.
        if (document.querySelector('dialog[open]')) return;
        await command.run(event.key);
      })
      .catch(onTrouble);
  });
}
