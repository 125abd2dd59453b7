/** Lets each person keep the text size on this device: A, A+, A++. */
export function keepTextSize(user: string): void {
  const key = `text-size:${user}`;
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("[data-text-size-choice]")];
  const apply = (size: string) => {
    document.documentElement.dataset.textSize = size;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.textSizeChoice === size));
  };
  apply(read(key) ?? "normal");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const size = button.dataset.textSizeChoice!;
      apply(size);
      keep(key, size);
    });
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be forbidden; the size then lasts as long as the page.
    return null;
  }
}

function keep(key: string, size: string): void {
  try {
    localStorage.setItem(key, size);
  } catch {
    // As above: the choice holds for this page.
  }
}
