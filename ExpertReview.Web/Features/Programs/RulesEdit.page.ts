/** The edit page of a ruleset: the sum of the weights while typing, and the tie chain's order by buttons. */
showWeightTotal();
moveTieSteps();

function showWeightTotal(): void {
  const total = document.querySelector<HTMLOutputElement>("[data-weight-total]");
  const weights = [...document.querySelectorAll<HTMLInputElement>("[data-weight] input")];
  if (!total) return;
  const show = () => {
    // Hundredths of a per cent, so that 33.33 three times is 99.99 and not 99.99000000000001.
    const sum = weights.reduce((whole, weight) => whole + Math.round(Number(weight.value.normalize("NFKC")) * 100), 0);
    total.textContent = Number.isNaN(sum) ? "—" : `${sum / 100}%`;
    total.className = sum === 10_000 ? "status status-good" : "status status-bad";
  };
  for (const weight of weights) weight.addEventListener("input", show);
  show();
}

/** Swaps the choices of two neighbouring steps; the focus stays with the step that moves. */
function moveTieSteps(): void {
  const chain = document.querySelector<HTMLElement>("[data-tie-chain]");
  chain?.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-move]");
    const step = button?.closest<HTMLElement>(".tie-step");
    if (!button || !step) return;
    const steps = [...chain.querySelectorAll<HTMLElement>(".tie-step")];
    const other = steps[steps.indexOf(step) + (button.dataset.move === "up" ? -1 : 1)];
    if (!other) return;
    const mine = step.querySelector("select")!;
    const theirs = other.querySelector("select")!;
    [mine.value, theirs.value] = [theirs.value, mine.value];
    mine.dispatchEvent(new Event("change", { bubbles: true }));
    other.querySelector<HTMLButtonElement>(`button[data-move="${button.dataset.move}"]`)!.focus();
  });
}
