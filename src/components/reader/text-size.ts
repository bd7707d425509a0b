/** 小, 中, 大: the reader's choice is kept on the device. */
const key = 'juanzong:text-size';

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be switched off; the choice then lasts for the page.
    return null;
  }
}

function store(size: string): void {
  try {
    localStorage.setItem(key, size);
  } catch {
    // As above.
  }
}

export function textSize(fieldset: HTMLFieldSetElement): void {
  const inputs = [...fieldset.querySelectorAll('input')];
  const apply = (size: string) => {
    document.documentElement.dataset['textSize'] = size;
    for (const input of inputs) input.checked = input.value === size;
  };
  const before = stored();
  if (before && inputs.some((input) => input.value === before)) apply(before);
  fieldset.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    apply(event.target.value);
    store(event.target.value);
  });
}
