/** Keeps two panes at the same answer: each has the same `[data-place]` rows, of different heights. */
export function scrollTogether(one: HTMLElement, other: HTMLElement): void {
  // Where each pane was put by the other. A report from just there is ours; browsers may merge several into one.
  const put = new Map<HTMLElement, number>();
  const follow = (leader: HTMLElement, follower: HTMLElement) => {
    if (put.get(leader) === leader.scrollTop) return;
    put.delete(leader);
    const to = Math.round(counterpart(leader, follower));
    if (Math.abs(to - follower.scrollTop) < 1) return;
    follower.scrollTop = to;
    put.set(follower, follower.scrollTop);
  };
  one.addEventListener("scroll", () => follow(one, other), { passive: true });
  other.addEventListener("scroll", () => follow(other, one), { passive: true });
}

/** Where the follower has to stand so that the leader's uppermost row is at the same height in both, by the same part. */
export function counterpart(leader: HTMLElement, follower: HTMLElement): number {
  if (leader.scrollTop <= 0) return 0;
  if (leader.scrollTop + leader.clientHeight >= leader.scrollHeight - 1) return follower.scrollHeight - follower.clientHeight;
  const rows = [...leader.querySelectorAll<HTMLElement>("[data-place]")].filter((row) => row.offsetHeight > 0);
  const top = rows.find((row) => row.offsetTop + row.offsetHeight > leader.scrollTop);
  const twin = top && [...follower.querySelectorAll<HTMLElement>("[data-place]")].find((row) => row.dataset.place === top.dataset.place);
  if (!top || !twin) return leader.scrollTop;
  const part = Math.max(-1, (leader.scrollTop - top.offsetTop) / top.offsetHeight);
  return part < 0 ? twin.offsetTop + (leader.scrollTop - top.offsetTop) : twin.offsetTop + part * twin.offsetHeight;
}
