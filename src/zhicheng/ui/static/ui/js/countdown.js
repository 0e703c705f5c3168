// <time data-countdown datetime="…">: how much is left, told every second; the page is loaded anew at the end.
export function start() {
  for (const place of document.querySelectorAll("[data-countdown]")) {
    const end = Date.parse(place.dateTime);
    const tick = () => {
      const left = Math.max(0, Math.round((end - Date.now()) / 1000));
      place.textContent = left >= 60 ? `${Math.floor(left / 60)} 分 ${left % 60} 秒` : `${left} 秒`;
      if (left > 0) setTimeout(tick, 1000);
      else if (place.dataset.countdown === "reload") location.reload();
    };
    tick();
  }
}
