import { element } from "./tabletScript";

/** The dossier: a column that scrolls by itself when the tablet is held level, a drawer when it is held upright. */
export function arrangeDossier(): void {
  const dossier = element("dossier");
  const open = element("open-dossier");
  const close = element("close-dossier");
  const show = (isOpen: boolean) => {
    dossier.classList.toggle("open", isOpen);
    open.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? close : open).focus();
  };
  open.setAttribute("aria-controls", "dossier");
  open.setAttribute("aria-expanded", "false");
  open.addEventListener("click", () => show(true));
  close.addEventListener("click", () => show(false));
  dossier.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dossier.classList.contains("open")) show(false);
  });
  followTabs();
}

function followTabs(): void {
  const scroll = element("dossier-scroll");
  const tabs = [...document.querySelectorAll<HTMLAnchorElement>(".dossier-tabs a")];
  const sections = tabs.map((tab) => element(tab.hash.slice(1)));
  const mark = () => {
    const top = scroll.getBoundingClientRect().top + 24;
    const atEnd = scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 2;
    const passed = sections.filter((section) => section.getBoundingClientRect().top <= top).length;
    const current = atEnd && scroll.scrollTop > 0 ? tabs.length - 1 : Math.max(passed - 1, 0);
    tabs.forEach((tab, index) => {
      if (index === current) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    });
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      scroll.scrollTop += sections[index]!.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
      mark();
    });
  });
  scroll.addEventListener("scroll", mark, { passive: true });
  mark();
}
