// <time data-countdown data-seconds="522">: how much is left, told every second. The server says how many seconds are
// left, so that a clock that is wrong on this device does not matter. With data-countdown="reload" the page is loaded
// anew at the end; where the server says that nothing is left, it has been told already, and nothing is loaded.
export function start() {
  document.querySelectorAll("[data-countdown]").forEach(countDown);
}

function countDown(place) {
  const seconds = Number(place.dataset.seconds);
  if (!Number.isFinite(seconds) || !place.dataset.seconds) return;
  const begun = performance.now();
  const tick = () => {
    if (!place.isConnected) return;
    const left = Math.max(0, Math.ceil(seconds - (performance.now() - begun) / 1000));
    place.textContent = left >= 60 ? `${Math.floor(left / 60)} 分 ${left % 60} 秒` : `${left} 秒`;
    if (left > 0) setTimeout(tick, 1000);
    else if (seconds > 0 && place.dataset.countdown === "reload") location.reload();
  };
  tick();
}
