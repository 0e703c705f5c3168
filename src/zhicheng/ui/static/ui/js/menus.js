// Menus made of <details> close on Escape, on a click elsewhere, and when the focus leaves them.
export function start() {
  const menus = [...document.querySelectorAll("details[data-menu]")];
  if (!menus.length) return;
  const close = (menu) => {
    menu.open = false;
  };
  document.addEventListener("click", (event) => {
    menus.filter((menu) => !menu.contains(event.target)).forEach(close);
  });
  for (const menu of menus) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close(menu);
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
    });
  }
}
