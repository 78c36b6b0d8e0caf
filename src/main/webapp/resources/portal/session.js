/*
 * Warns two minutes before the login ends by itself. How long it still lasts is asked of the server, since another tab of the same
 * browser may be in use, and since a computer that slept does not know how long. Asking does not count as being there.
 */
(function () {
  "use strict";
  var WARN = 120;
  var dialog = document.getElementById("timeout");
  if (!dialog) return;
  var left = dialog.querySelector(".timeout-left");
  var timer = 0;
  var end = 0;
  var spoken = "";

  function later(seconds, what) {
    clearTimeout(timer);
    timer = setTimeout(what, Math.min(Math.max(seconds, 1), 3600) * 1000);
  }

  function ask(method) {
    fetch(dialog.dataset.state, {
      method: method,
      headers: { "X-Requested-With": "portal" },
      credentials: "same-origin",
      cache: "no-store"
    })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(take)
      .catch(function () { later(15, look); });
  }

  function look() { ask("GET"); }

  function take(rest) {
    if (rest.seconds <= 0) {
      // the same page: the server tells why it does not open any more, and leads back to it
      document.dispatchEvent(new Event("login-ended"));
      location.replace(location.href.split("#")[0]);
      return;
    }
    end = Date.now() + rest.seconds * 1000;
    if (rest.seconds > WARN) {
      if (dialog.open) dialog.close();
      later(rest.seconds - WARN, look);
      return;
    }
    dialog.querySelectorAll("[data-when]").forEach(function (part) {
      part.hidden = part.dataset.when !== (rest.extendable ? "extendable" : "last");
    });
    if (!dialog.open && !dialog.dataset.read) {
      dialog.showModal();
      dialog.querySelector("button:not([hidden])").focus();
    }
    count();
  }

  /* The text changes twice: a screen reader must not count every second. */
  function count() {
    var seconds = Math.round((end - Date.now()) / 1000);
    if (seconds <= 0) { later(1, look); return; }
    var words = seconds > 60 ? left.dataset.minutes : seconds > 20 ? left.dataset.minute : left.dataset.seconds;
    if (words !== spoken) {
      left.textContent = words;
      spoken = words;
    }
    clearTimeout(timer);
    // every fifteen seconds another tab may have stayed
    timer = setTimeout(seconds % 15 === 0 ? look : count, 1000);
  }

  dialog.addEventListener("cancel", function (event) {
    event.preventDefault();
    act(dialog.querySelector("button:not([hidden])").dataset.do);
  });
  dialog.addEventListener("click", function (event) {
    if (event.target.dataset.do) act(event.target.dataset.do);
  });

  function act(what) {
    if (what === "stay") ask("POST");
    if (what === "close") { dialog.dataset.read = "true"; dialog.close(); }
    if (what === "leave") document.getElementById("logOut:send").click();
  }

  document.addEventListener("visibilitychange", function () { if (!document.hidden) look(); });
  window.addEventListener("pageshow", look);
})();
