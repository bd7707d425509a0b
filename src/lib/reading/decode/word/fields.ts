/** Fields of Word: the code says how a text is made, only its result is shown (ECMA-376 part 1, 17.16). */
export class Fields {
  /** For each open field its code so far, and whether the result has begun. */
  readonly #open: { code: string; shown: boolean }[] = [];

  /** @param type of a `w:fldChar`: `begin`, `separate`, `end` */
  mark(type: string | undefined): void {
    if (type === 'begin') this.#open.push({ code: '', shown: false });
    else if (type === 'end') this.#open.pop();
    else if (type === 'separate') {
      const field = this.#open.at(-1);
      if (field) field.shown = true;
    }
  }

  code(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.shown) field.code += text;
  }

  /** True inside a code. */
  get hidden(): boolean {
    return this.#open.some(({ shown }) => !shown);
  }

  /** Address that the text inside leads to. */
  get link(): string | null {
    for (const { code, shown } of this.#open.toReversed()) {
      const address = shown ? /^\s*HYPERLINK\s+(?:\\\w\s+)*"?([^"\s]+)/i.exec(code)?.[1] : undefined;
      if (address !== undefined && !address.startsWith('\\')) return address;
    }
    return null;
  }

  /** A code ends with its paragraph, so that a field without an end hides nothing that follows. */
  endParagraph(): void {
    const broken = this.#open.findIndex(({ shown }) => !shown);
    if (broken !== -1) this.#open.length = broken;
  }
}
